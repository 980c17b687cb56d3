import { Form } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import {
  Answers,
  Colleague,
  Day,
  Instant,
  list,
  Named,
  optional,
  shape,
  Text,
  Uuid,
} from './shared.ts';
import { Alarm } from './work.ts';

const CaseNamed = shape({ id: Uuid, number: Type.String() });

/** A meeting or a deadline on a day. */
export const CalendarEvent = shape({
  kind: Type.Enum(['appointment', 'deadline']),
  on: Day,
  title: Text,
  case: CaseNamed,
  user: optional(Colleague),
  alarm: optional(Alarm),
});
export type CalendarEvent = Static<typeof CalendarEvent>;

/** What was drawn of one period to be looked at again, and how to draw the same. */
export const SampleView = shape({
  id: Uuid,
  title: Text,
  description: optional(Text),
  period: Type.String(),
  seed: Type.String(),
  /** Percent. */
  rate: Type.Number(),
  population: Type.Integer(),
  populationHash: Type.String(),
  drawnAt: Instant,
  form: Type.Unsafe<Form>({ type: 'object' }),
  items: list(
    shape({
      record: Uuid,
      case: CaseNamed,
      mayCheck: Type.Boolean(),
      answers: optional(Answers),
      checked: optional(shape({ at: Instant, by: Colleague })),
    }),
  ),
});
export type SampleView = Static<typeof SampleView>;

/** Something that repeats, with the cases behind it and what can be done about it. */
export const PatternView = shape({
  id: Uuid,
  title: Text,
  description: optional(Text),
  /** What the entries have in common. */
  group: list(Text),
  count: Type.Integer(),
  atLeast: Type.Integer(),
  cases: list(CaseNamed),
  state: Type.Enum(['open', 'accepted', 'dismissed']),
  offers: list(Named),
  decided: optional(
    shape({ at: Instant, by: Colleague, note: Type.String(), offer: optional(Text) }),
  ),
  /** The cases that began from it. */
  begun: list(CaseNamed),
  /** Whether this user may begin one. */
  mayBegin: Type.Boolean(),
});
export type PatternView = Static<typeof PatternView>;
