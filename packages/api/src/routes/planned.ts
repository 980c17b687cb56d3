import Type from 'typebox';
import { CalendarEvent, PatternView, SampleView } from '../planned.ts';
import { route } from '../route.ts';
import { Answers, Day, Id, Instant, list, optional, shape, text, Uuid } from '../shared.ts';

export const planned = {
  // Calendar
  calendar: route('GET', '/api/calendar', 'Meetings and deadlines between two days', {
    reply: shape({ events: list(CalendarEvent) }),
    query: shape({ from: Day, to: Day, whose: optional(Type.Enum(['mine', 'office'])) }),
  }),
  calendarFeed: route('GET', '/api/calendar/feed', 'Whether one’s calendar is shared by address', {
    reply: shape({ madeAt: optional(Instant) }),
  }),
  makeCalendarFeed: route('POST', '/api/calendar/feed', 'Make a secret address; shown this once', {
    body: shape({}),
    reply: shape({ path: Type.String() }),
    status: 201,
  }),
  endCalendarFeed: route('DELETE', '/api/calendar/feed', 'End that address', {
    reply: shape({}),
  }),

  // Second looks
  samples: route('GET', '/api/supervision/samples', 'What was drawn, the latest period first', {
    reply: list(SampleView),
  }),
  checkSample: route(
    'POST',
    '/api/supervision/samples/:draw/:record',
    'Record what a second look found',
    { body: shape({ answers: Answers }), reply: SampleView },
  ),

  // What repeats
  patterns: route(
    'GET',
    '/api/supervision/patterns',
    'What repeats, or what of it one may begin a case from',
    {
      reply: list(PatternView),
    },
  ),
  decidePattern: route(
    'POST',
    '/api/supervision/patterns/:id',
    'Take one of the ways that are offered, or dismiss it, with a reason',
    { body: shape({ offer: optional(Id), note: text(1000) }), reply: PatternView },
  ),
  beginFromPattern: route(
    'POST',
    '/api/supervision/patterns/:id/begin',
    'Begin a case from what was taken up',
    { body: shape({}), reply: shape({ workflow: Id, draft: Uuid }), status: 201 },
  ),
};
