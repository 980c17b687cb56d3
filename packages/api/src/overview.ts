import Type, { type Static } from 'typebox';
import { Day, Id, list, optional, PageQuery, paged, shape, Text } from './shared.ts';
import { CaseRow } from './work.ts';

/**
 * The days that are looked at, both included. `span`: they are a month, quarter or year so far, and
 * are compared with as many days of the one before.
 */
export const OverviewQuery = shape({
  from: Day,
  until: Day,
  span: optional(Type.Enum(['month', 'quarter', 'year'])),
});

const Days = shape({ from: Day, until: Day });

const Line = shape({
  key: Type.String(),
  title: Text,
  /** In how many cases there is any of it. */
  cases: Type.Integer(),
  /** Of a bar that is split: by the keys of `parts`. */
  parts: optional(Type.Record(Type.String(), Type.Integer())),
});

export const OverviewEntryView = shape({
  id: Id,
  title: Text,
  description: optional(Text),
  chart: Type.Enum(['figure', 'bars', 'columns', 'ring']),
  /** Of a figure: its number, and that of the period before where there is one. */
  cases: optional(Type.Integer()),
  before: optional(Type.Integer()),
  lines: list(Line),
  parts: optional(list(shape({ key: Type.String(), title: Text }))),
  /** How many lines are not shown. */
  more: optional(Type.Integer()),
  /** Where it is not counted over the days that were asked for: which days, or how it stands now. */
  days: optional(Days),
  now: optional(Type.Boolean()),
});
export type OverviewEntryView = Static<typeof OverviewEntryView>;

export const OverviewView = shape({ days: Days, before: Days, entries: list(OverviewEntryView) });
export type OverviewView = Static<typeof OverviewView>;

/** Which number is meant: a line, a part of it, or without them the figure. */
export const OverviewBehindQuery = shape({
  ...OverviewQuery.properties,
  entry: Id,
  key: optional(Type.String({ maxLength: 500 })),
  part: optional(Type.String({ maxLength: 40 })),
  ...PageQuery,
});

/** The cases behind a number: `total` of them, `hidden` of which this user is recused from. */
export const OverviewCases = paged({
  title: Text,
  total: Type.Integer(),
  hidden: Type.Integer(),
  cases: list(CaseRow),
});
export type OverviewCases = Static<typeof OverviewCases>;
