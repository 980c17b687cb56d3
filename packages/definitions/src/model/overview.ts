import Type, { type Static } from 'typebox';
import { Counting } from './report.ts';
import { closed } from './schema.ts';
import { Id, Text } from './text.ts';

const Rank = Type.Integer({ minimum: 1, maximum: 999 });

/**
 * One thing that the overview of an office shows; every number of it is a number of cases, and leads
 * to the list of them.
 * - `workflow`, `section`: what that section of the work flow's report counts; or `counts`: something
 *   of its own.
 * - `lines`: only these lines, in this order; `most`: at most so many, the highest first.
 * - `chart`: one `figure`, beside the same of the period before; `bars`; `columns` over the months of
 *   a year; or a `ring` of shares.
 * - `rank`: where it stands, smallest first. `hidden`: it is not shown; a level below may show it.
 * - `locked`: the levels below may change nothing of it.
 */
export const OverviewEntry = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  rank: Rank,
  workflow: Id,
  section: Type.Optional(Id),
  counts: Type.Optional(Counting),
  lines: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  most: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  chart: Type.Enum(['figure', 'bars', 'columns', 'ring']),
  hidden: Type.Optional(Type.Boolean()),
  locked: Type.Optional(Type.Boolean()),
});
export type OverviewEntry = Static<typeof OverviewEntry>;

/** What a level below says of an entry that is not locked: whether, where and under which title it stands. */
export const OverviewChange = closed({
  entry: Id,
  title: Type.Optional(Text),
  description: Type.Optional(Text),
  rank: Type.Optional(Rank),
  hidden: Type.Optional(Type.Boolean()),
  locked: Type.Optional(Type.Literal(true)),
});
export type OverviewChange = Static<typeof OverviewChange>;
