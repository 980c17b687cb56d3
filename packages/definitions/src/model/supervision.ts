import Type, { type Static } from 'typebox';
import { Condition } from './condition.ts';
import { Filter } from './fact.ts';
import { closed } from './schema.ts';
import { Id, Scalar, Text } from './text.ts';

/** The grades that the alarm of a task passes through; `calm` comes before all of them. */
export const grades = ['half', 'due', 'overdue', 'severe'] as const;
export type Grade = (typeof grades)[number];

/**
 * Who is told, once, when the alarm of a task reaches a grade: who is to do it (`doer`), the
 * handler of the case, the roles that would approve the action (`approvers`, by its matrix), or
 * people with certain roles.
 */
export const Escalation = closed({
  at: Type.Enum([...grades]),
  to: Type.Array(
    Type.Union([
      Type.Enum(['doer', 'handler', 'approvers']),
      closed({ roles: Type.Array(Id, { minItems: 1 }) }),
    ]),
    { minItems: 1 },
  ),
  text: Text,
});
export type Escalation = Static<typeof Escalation>;

/** Cases that leaders keep an eye on: those in which the condition holds, for as long as it does. */
export const Watch = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  when: Condition,
});
export type Watch = Static<typeof Watch>;

/**
 * Entries of a register of which a share is looked at again by somebody else: drawn at random, and
 * so that everybody can draw the same again, when a period is over. `rate` is a parameter (a
 * percentage); `form` is what the second look records, by people with one of the roles `by` who did
 * nothing on the case.
 */
export const Sample = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  register: Id,
  where: Type.Optional(Type.Array(Filter)),
  every: Type.Enum(['month', 'quarter', 'year']),
  rate: Id,
  by: closed({ roles: Type.Array(Id, { minItems: 1 }) }),
  form: Id,
});
export type Sample = Static<typeof Sample>;

/**
 * What fills a field of the form with which a case begins from a pattern: a value, the day
 * (`today`), what the entries have in common (`by`: the unit or the field by which they are
 * grouped), or a text in which braces name the pattern ({title}), what the entries have in common
 * ({group}), how many there are ({count}), the numbers of their cases ({cases}) and what the leader
 * said ({note}).
 */
export const PatternFill = Type.Union([
  Scalar,
  closed({ today: Type.Literal(true) }),
  closed({ by: Id }),
  closed({ text: Type.String({ minLength: 1, maxLength: 500 }) }),
]);
export type PatternFill = Static<typeof PatternFill>;

/** What a text of a fill may name in braces. */
export const patternWords = ['title', 'group', 'count', 'cases', 'note'] as const;
export type PatternWord = (typeof patternWords)[number];

/**
 * What repeats: entries of a register within a window, grouped `by` the unit and fields of the
 * entries. Where a group has at least as many (`atLeast`, a parameter; of different people where
 * `distinct` says so), leaders are offered these ways to go.
 * - `start`: a case of that work flow is to be begun; who may begin one is told, and its form is
 *   filled with `fills`.
 * - `write`: enter it in a register of the unit; `note` is the field that takes what the leader says.
 */
export const Pattern = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  register: Id,
  where: Type.Optional(Type.Array(Filter)),
  by: Type.Array(Id, { minItems: 1 }),
  distinct: Type.Optional(Type.Literal('person')),
  atLeast: Id,
  within: Id,
  offers: Type.Array(
    closed({
      id: Id,
      title: Text,
      start: Type.Optional(
        closed({ workflow: Id, fills: Type.Optional(Type.Record(Id, PatternFill)) }),
      ),
      write: Type.Optional(closed({ register: Id, values: Type.Record(Id, Scalar), note: Id })),
    }),
    { minItems: 1 },
  ),
});
export type Pattern = Static<typeof Pattern>;
