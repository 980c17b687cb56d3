import Type, { type Static } from 'typebox';
import { closed, tagged } from './schema.ts';
import { Basis, Choice, Id, Scalar, Text, unitsOfTime } from './text.ts';

/** Which entries of a register are meant: `field` holds one of `in`. */
export const Filter = closed({ field: Id, in: Type.Array(Scalar, { minItems: 1 }) });
export type Filter = Static<typeof Filter>;

/** The same in a count, where a parameter with a set may say which values. */
export const EntryFilter = closed({
  field: Id,
  in: Type.Union([Filter.properties.in, closed({ parameter: Id })]),
});
export type EntryFilter = Static<typeof EntryFilter>;

const Entries = {
  register: Id,
  whose: Type.Enum(['person', 'unit', 'case'], {
    description: 'Same person, same unit, or this case',
  }),
  where: Type.Optional(Type.Array(EntryFilter, { description: 'Counted only if all hold' })),
  except: Type.Optional(Type.Array(EntryFilter, { description: 'Left out if any holds' })),
};

/**
 * Where the value of a fact comes from. History is declared, not coded: the store turns a `count`
 * into one indexed query, and a replay turns it into a running count.
 *
 * - `answer`: a form field bound to it. `set`: an action of the work flow sets it.
 * - `person`, `unit`: a field in the record of the person or the unit; `among`: whether it is one of
 *   those in a parameter.
 * - `count`: entries of a register, `within` the window of a parameter (months or days), of this
 *   calendar year and as many before as a parameter says (`years`), or those still in force
 *   (`until`: the entry's field with the day on which its force ends); `distinct`: how many
 *   different values of that field (`person` for different people). For a boolean fact: whether
 *   there is any.
 * - `since`: whole months since the latest such entry, or since this case began.
 * - `cases`: other cases about the same person or unit, of one work flow or any, which are `open` or
 *   are not, and are in one of `stages`. For a boolean fact: whether there is any.
 * - `elapsed`: time between two dated facts. `overdue`: days by which an action of this case is
 *   past its deadline (0 when it is not).
 */
export const Source = tagged('kind', [
  closed({ kind: Type.Literal('answer') }),
  closed({ kind: Type.Literal('set') }),
  closed({ kind: Type.Literal('person'), field: Id, among: Type.Optional(Id) }),
  closed({ kind: Type.Literal('unit'), field: Id, among: Type.Optional(Id) }),
  closed({
    kind: Type.Literal('count'),
    ...Entries,
    within: Type.Optional(Type.String({ description: 'A parameter: the window' })),
    years: Type.Optional(Id),
    until: Type.Optional(Id),
    distinct: Type.Optional(Id),
  }),
  closed({ kind: Type.Literal('since'), ...Entries }),
  closed({
    kind: Type.Literal('cases'),
    whose: Type.Enum(['person', 'unit']),
    workflow: Type.Optional(Id),
    open: Type.Optional(Type.Boolean()),
    stages: Type.Optional(Type.Array(Id, { minItems: 1 })),
  }),
  closed({ kind: Type.Literal('elapsed'), from: Id, to: Id, unit: Type.Enum([...unitsOfTime]) }),
  closed({ kind: Type.Literal('overdue'), action: Id }),
]);
export type Source = Static<typeof Source>;

/**
 * A word of the vocabulary that rules speak. Facts are flat and typed.
 * `default` is what a missing value means; without it a missing value makes a decision that
 * needs it incomplete. `sensitivity: identity` can be read by no rule.
 */
export const Fact = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  type: Type.Enum(['boolean', 'integer', 'number', 'enum', 'set', 'date']),
  values: Type.Optional(Type.Array(Choice, { minItems: 1, maxItems: 200 })),
  ordered: Type.Optional(Type.Boolean()),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  unit: Type.Optional(Text),
  default: Type.Optional(Type.Union([Scalar, Type.Array(Scalar)])),
  sensitivity: Type.Optional(Type.Enum(['public', 'work', 'identity'])),
  source: Source,
  basis: Type.Optional(Type.Array(Basis)),
});
export type Fact = Static<typeof Fact>;

/** The value of a fact: dates are `YYYY-MM-DD`, sets are lists of choice ids. */
export type FactValue = Scalar | Scalar[];
export type Facts = Readonly<Record<string, FactValue | undefined>>;
