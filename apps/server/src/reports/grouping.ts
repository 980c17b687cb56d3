import { type FactValue, holds, type ReportSection, type Text } from '@bitan/definitions';
import type { CountedCases, CountedEntries, Period, Reading } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import { keyOfOutcome, type Naming as TitleNaming, titleOf } from './titles.ts';

/** How often something was counted under a key, and the case behind it if it was asked for. */
export interface Counted {
  readonly key: string;
  readonly title: Text;
  readonly count: number;
  readonly caseId?: string;
}

/** What titles need beside the edition, and the instant by which something is late. */
export interface Naming extends TitleNaming {
  readonly now: string;
}

/**
 * What a section counts in a period, each under its key, a key perhaps several times; units by their
 * ids.
 *
 * @param behind whether each case is to be told apart: one after the other, the latest last
 */
export async function countedIn(
  { reports }: Pick<Reading, 'reports'>,
  section: ReportSection,
  period: Period,
  naming: Naming,
  behind = false,
): Promise<Counted[]> {
  const { id: workflow } = naming.workflow;
  const apart = behind ? (['at', 'caseId'] as const) : [];
  const isByMonth = section.by === 'month';
  const under = (key: string, { count, caseId }: Pick<Counted, 'count' | 'caseId'>): Counted => ({
    ...{ key, title: titleOf(section, key, naming), count, ...(caseId && { caseId }) },
  });
  switch (section.of) {
    case 'cases': {
      const by = byOfCase[section.by];
      const cases = await reports.cases(workflow, period, [...new Set([...apart, by])]);
      return cases.map((one) => under(keyOfCase(section.by, one), one));
    }
    case 'entries': {
      const { register, by } = section;
      const told = isByMonth ? (['at'] as const) : by === 'unit' ? (['unitId'] as const) : [];
      const all = [...new Set([...apart, ...told])];
      const entries = await reports.entries(register, period, all, [...new Set(fieldsOf(section))]);
      return entries
        .filter((one) => isMeant(section, one))
        .flatMap((one) => keysOfEntry(section, one).map((key) => under(key, one)));
    }
    case 'decisions': {
      const { decision } = section;
      const by = isByMonth ? 'at' : 'chosen';
      const made = await reports.decisions(decision, period, [...new Set([...apart, by] as const)]);
      return made.flatMap((one) =>
        (isByMonth ? [month(one)] : one.chosen.map(keyOfOutcome)).map((key) => under(key, one)),
      );
    }
    case 'deadlines': {
      const by = section.by === 'kept' ? 'state' : 'action';
      const ended = await reports.deadlines(workflow, period, [...apart, by], naming.now);
      return ended.map((one) => under(one[by] ?? '', one));
    }
  }
}

/**
 * Reads once what several sections count of a register: the fields of all of them, told apart
 * together.
 */
export function together(
  reports: Reading['reports'],
  sections: readonly ReportSection[],
): Reading['reports'] {
  const read = new Map<string, Promise<CountedEntries[]>>();
  const fieldsIn = (register: string) =>
    sections.flatMap((one) =>
      one.of === 'entries' && one.register === register ? fieldsOf(one) : [],
    );
  return {
    ...reports,
    entries(register, period, by, fields) {
      if (by.length > 0) return reports.entries(register, period, by, fields);
      const entries =
        read.get(register) ??
        reports.entries(register, period, [], [...new Set(fieldsIn(register))]);
      read.set(register, entries);
      return entries;
    },
  };
}

/** What a section reads of the data of entries. */
const fieldsOf = ({ by, where = [] }: Entries): string[] => [
  ...where.map(({ field }) => field),
  ...(by === 'month' || by === 'unit' ? [] : [by]),
];

const byOfCase = { month: 'at', stage: 'stage', handler: 'handler', unit: 'unitId' } as const;

type Entries = Extract<ReportSection, { of: 'entries' }>;

const month = ({ at = '' }: { readonly at?: string }): string => civilDate(at).slice(0, 7);

function keyOfCase(by: keyof typeof byOfCase, one: CountedCases): string {
  if (by === 'month') return month(one);
  return (by === 'unit' ? one.unitId : one[by]) ?? '';
}

function keysOfEntry({ by }: Entries, one: CountedEntries): string[] {
  if (by === 'month') return [month(one)];
  if (by === 'unit') return [one.unitId ?? ''];
  const value = one.data[by];
  const values: FactValue[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.length === 0 ? [''] : values.map(String);
}

const isMeant = ({ where = [] }: Entries, { data }: CountedEntries): boolean =>
  where.every(({ field, in: wanted }) => {
    const value = data[field];
    return value !== undefined && !Array.isArray(value) && holds('in', value, wanted);
  });
