import Type, { type Static } from 'typebox';
import { Filter } from './fact.ts';
import { closed, tagged } from './schema.ts';
import { Id, Text } from './text.ts';

const counted = {
  cases: { of: Type.Literal('cases'), by: Type.Enum(['month', 'stage', 'handler', 'unit']) },
  entries: {
    of: Type.Literal('entries'),
    register: Id,
    where: Type.Optional(Type.Array(Filter)),
    by: Type.String({ description: 'month, unit, or a field of the register' }),
  },
  decisions: {
    of: Type.Literal('decisions'),
    decision: Id,
    by: Type.Enum(['month', 'outcome']),
  },
  deadlines: { of: Type.Literal('deadlines'), by: Type.Enum(['kept', 'action']) },
  types: { of: Type.Literal('types') },
  open: {
    of: Type.Literal('open'),
    by: Type.Enum(['stage', 'handler', 'alarm']),
    split: Type.Optional(Type.Literal('alarm')),
  },
} as const;

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
  closed({ ...said, ...counted.cases }),
  closed({ ...said, ...counted.entries }),
  closed({ ...said, ...counted.decisions }),
  closed({ ...said, ...counted.deadlines }),
]);
export type ReportSection = Static<typeof ReportSection>;

/**
 * What can be counted: what sections of reports count, and beside it
 * - `types`: cases of every work flow that began in the period, by type of case.
 * - `open`: cases that are open now, whenever they began, by stage, handler or the worst alarm of
 *   their tasks; `split` tells the alarms within each line apart.
 */
export const Counting = tagged('of', [
  closed(counted.cases),
  closed(counted.entries),
  closed(counted.decisions),
  closed(counted.deadlines),
  closed(counted.types),
  closed(counted.open),
]);
export type Counting = Static<typeof Counting>;
