import Type, { type Static } from 'typebox';
import { Colleague, Id, Instant, list, Named, optional, Revision, shape, Text } from './shared.ts';
import { agendaStates, CaseRow } from './work.ts';

/** A matter on the agenda of a meeting. */
export const AgendaItemView = shape({
  case: CaseRow,
  /** `listed`: nothing is decided. `refused`: what was decided could not be carried out. */
  state: Type.Enum([...agendaStates]),
  /** What was said of it. */
  note: Type.String(),
  /** What this user can decide of it in its stage. */
  actions: list(Named),
  decided: optional(shape({ action: Named, said: list(Text), by: Colleague, at: Instant })),
  problem: optional(shape({ title: Text, cure: Text, details: list(Text) })),
  revision: Revision,
});
export type AgendaItemView = Static<typeof AgendaItemView>;

/** The agenda of a meeting, without what this user is recused from. */
export const AgendaView = shape({
  /** The type of its matters. */
  of: shape({ id: Id, title: Text }),
  may: Type.Boolean(),
  /** The meeting is over: what was decided was carried out. */
  held: Type.Boolean(),
  items: list(AgendaItemView),
});
export type AgendaView = Static<typeof AgendaView>;

/** The agenda, and what could not be put on it. */
export const AgendaAdded = shape({
  agenda: AgendaView,
  refused: list(shape({ number: Type.String(), why: Text })),
});
export type AgendaAdded = Static<typeof AgendaAdded>;
