import Type from 'typebox';
import {
  AnswerDraftBody,
  AnswerDraftRow,
  AnswerDraftSaved,
  AnswerDraftView,
} from '../answer-drafts.ts';
import { route } from '../route.ts';
import { list } from '../shared.ts';

export const answerDrafts = {
  // Forms that are not finished
  answerDrafts: route('GET', '/api/answer-drafts', 'Forms that this user has not finished', {
    reply: list(AnswerDraftRow),
  }),
  answerDraft: route('GET', '/api/answer-drafts/:draft', 'One of them, with what was typed', {
    reply: AnswerDraftView,
  }),
  answerDraftAt: route(
    'GET',
    '/api/cases/:case/actions/:action/draft',
    'What this user has typed for an action and not submitted; null when there is nothing',
    { reply: Type.Union([AnswerDraftView, Type.Null()]) },
  ),
  saveAnswerDraft: route(
    'PUT',
    '/api/answer-drafts/:draft',
    'Keep what was typed; the caller names a new draft with a UUID of its own',
    { body: AnswerDraftBody, reply: AnswerDraftSaved },
  ),
  discardAnswerDraft: route('DELETE', '/api/answer-drafts/:draft', 'Throw away what was typed', {}),
};
