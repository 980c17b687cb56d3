import Type from 'typebox';
import { route } from '../route.ts';
import { list, optional, PageQuery, shape, text, Uuid } from '../shared.ts';
import {
  DeputyView,
  Exceptions,
  MessagesView,
  NewDeputy,
  NewWebhookView,
  NoticeSettings,
  NoticeSettingsView,
  Notices,
  SupervisionView,
} from '../supervision.ts';

export const supervision = {
  // What I was told
  notices: route('GET', '/api/notices', 'What this user was told, latest first', {
    reply: Notices,
    query: shape({ unread: optional(Type.Enum(['true', 'false'])), ...PageQuery }),
  }),
  readNotices: route('POST', '/api/notices/read', 'Mark as read: one, or all up to it', {
    body: shape({ notice: Uuid, only: optional(Type.Boolean()) }),
    reply: shape({ unread: Type.Integer() }),
  }),
  noticeSettings: route(
    'GET',
    '/api/notices/settings',
    'How this user is told beside the product',
    {
      reply: NoticeSettingsView,
    },
  ),
  saveNoticeSettings: route('PUT', '/api/notices/settings', 'Say how one wants to be told', {
    body: NoticeSettings,
    reply: NoticeSettingsView,
  }),

  // Absence
  deputies: route('GET', '/api/deputies', 'Who stands in for whom, now and later', {
    reply: list(DeputyView),
  }),
  addDeputy: route(
    'POST',
    '/api/deputies',
    'Name a deputy for oneself, or as a leader for others',
    {
      body: NewDeputy,
      reply: DeputyView,
      status: 201,
    },
  ),
  endDeputy: route('POST', '/api/deputies/:id/end', 'End a deputyship early', {
    body: shape({}),
    reply: DeputyView,
  }),

  // For leaders
  supervision: route(
    'GET',
    '/api/supervision',
    'Open work by officer and stage, and what is late',
    {
      reply: SupervisionView,
    },
  ),
  exceptions: route(
    'GET',
    '/api/supervision/exceptions',
    'Deviations, returns, extensions, suspensions, or what is watched (`watch.<id>`)',
    {
      reply: Exceptions,
      query: shape({ kind: text(100), ...PageQuery }),
    },
  ),

  // For the system administrator
  messages: route('GET', '/api/messages', 'Where messages go, and which did not arrive', {
    reply: MessagesView,
  }),
  sendAgain: route('POST', '/api/messages/:id/again', 'Try to send a message again', {
    body: shape({}),
    reply: MessagesView,
  }),
  addWebhook: route(
    'POST',
    '/api/webhooks',
    'Add an address that is called; its secret is shown once',
    {
      body: shape({ url: Type.String({ minLength: 8, maxLength: 500 }) }),
      reply: NewWebhookView,
      status: 201,
    },
  ),
  endWebhook: route('DELETE', '/api/webhooks/:id', 'Call it no more', { reply: MessagesView }),
};
