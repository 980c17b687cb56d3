import Type from 'typebox';
import { AgendaAdded, AgendaView } from '../agenda.ts';
import { route } from '../route.ts';
import { Answers, list, optional, Revision, shape, text, Uuid } from '../shared.ts';
import { ActionSheet, Choice } from '../work.ts';

const base = '/api/cases/:case/agenda';

/** Meetings on many cases; a meeting is a case itself. */
export const agenda = {
  agenda: route('GET', base, 'What is on the agenda of a meeting', { reply: AgendaView }),
  addToAgenda: route('POST', base, 'Put cases on the agenda', {
    body: shape({ cases: list(Uuid, { minItems: 1, maxItems: 200 }) }),
    reply: AgendaAdded,
  }),
  carryOutAgenda: route(
    'POST',
    `${base}/carry-out`,
    'Carry out once more what could not be when the meeting was held',
    { body: shape({}), reply: AgendaView },
  ),
  takeOffAgenda: route('DELETE', `${base}/:matter`, 'Take a case off the agenda', {
    reply: AgendaView,
  }),
  agendaSheet: route(
    'GET',
    `${base}/:matter/:action`,
    'What is needed to decide a matter with this action',
    { reply: ActionSheet },
  ),
  decideMatter: route(
    'PUT',
    `${base}/:matter`,
    'Note what is decided of a matter; without an action, that nothing is',
    {
      body: shape({
        action: optional(text(100)),
        answers: Answers,
        choice: optional(Choice),
        note: Type.String({ maxLength: 2000 }),
        revision: Revision,
      }),
      reply: AgendaView,
    },
  ),
};
