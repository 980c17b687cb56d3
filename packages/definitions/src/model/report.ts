import Type, { type Static } from 'typebox';
import { Filter } from './fact.ts';
import { closed, tagged } from './schema.ts';
import { Id, Text } from './text.ts';

const said = {
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  atLeast: Type.Optional(Type.Integer({ minimum: 2 })),
};

/**
 * One table of a report over a period, with the cases behind each of its lines.
 * - `cases` that began in it, by month, stage, handler or unit.
 * - `entries` of a register from it, by month, unit or a field of the entries.
 * - `decisions` that people made in it, by month or by what they decided.
 * - `deadlines` that ended in it, by whether they were kept, or by action.
 *
 * `atLeast`: in documents, which go further than the page, lines with fewer are counted together.
 */
export const ReportSection = tagged('of', [
  closed({
    ...said,
    of: Type.Literal('cases'),
    by: Type.Enum(['month', 'stage', 'handler', 'unit']),
  }),
  closed({
    ...said,
    of: Type.Literal('entries'),
    register: Id,
    where: Type.Optional(Type.Array(Filter)),
    by: Type.String({ description: 'month, unit, or a field of the register' }),
  }),
  closed({
    ...said,
    of: Type.Literal('decisions'),
    decision: Id,
    by: Type.Enum(['month', 'outcome']),
  }),
  closed({ ...said, of: Type.Literal('deadlines'), by: Type.Enum(['kept', 'action']) }),
]);
export type ReportSection = Static<typeof ReportSection>;
