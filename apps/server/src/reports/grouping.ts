import {
  both,
  deadlineLines,
  type Edition,
  type FactValue,
  holds,
  type ReportSection,
  type RuleEvent,
  type Text,
  type Workflow,
  yesNoLines,
} from '@bitan/definitions';
import { sayOutcome } from '@bitan/rules';
import type { CountedCases, CountedDeadlines, CountedEntries, Period, Reading } from '@bitan/store';
import { civilDate, findAction } from '@bitan/workflow';
import { plain } from '../people/names.ts';

/** How often something was counted under a key, and the case behind it if it was asked for. */
export interface Counted {
  readonly key: string;
  readonly title: Text;
  readonly count: number;
  readonly caseId?: string;
}

/** What titles need beside the edition. */
export interface Naming {
  readonly edition: Edition;
  readonly workflow: Workflow;
  readonly now: string;
  readonly colleague: (id: string) => string;
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
  const { workflow } = naming;
  const apart = behind ? (['at', 'caseId'] as const) : [];
  const isByMonth = section.by === 'month';
  switch (section.of) {
    case 'cases': {
      const by = byOfCase[section.by];
      const cases = await reports.cases(workflow.id, period, [...new Set([...apart, by])]);
      return cases.map((one) => under(keyOfCase(section.by, one, naming), one));
    }
    case 'entries': {
      const { register, by } = section;
      const told = isByMonth ? (['at'] as const) : by === 'unit' ? (['unitId'] as const) : [];
      const all = [...new Set([...apart, ...told])];
      const entries = await reports.entries(register, period, all, [...new Set(fieldsOf(section))]);
      return entries
        .filter((one) => isMeant(section, one))
        .flatMap((one) => keysOfEntry(section, one, naming).map((key) => under(key, one)));
    }
    case 'decisions': {
      const { decision } = section;
      const by = isByMonth ? 'at' : 'chosen';
      const made = await reports.decisions(decision, period, [...new Set([...apart, by] as const)]);
      return made.flatMap((one) =>
        (isByMonth
          ? [month(one)]
          : one.chosen.map((event) => ofOutcome(naming, decision, event))
        ).map((key) => under(key, one)),
      );
    }
    case 'deadlines': {
      const by = section.by === 'kept' ? 'state' : 'action';
      const ended = await reports.deadlines(workflow.id, period, [...apart, by], naming.now);
      return ended.map((one) =>
        under(by === 'state' ? kept(one) : ofAction(workflow, one.action ?? ''), one),
      );
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

type Key = Pick<Counted, 'key' | 'title'>;
type Entries = Extract<ReportSection, { of: 'entries' }>;

const under = (key: Key, { count, caseId }: Pick<Counted, 'count' | 'caseId'>): Counted => ({
  ...key,
  count,
  ...(caseId && { caseId }),
});

const month = ({ at = '' }: { readonly at?: string }): Key => {
  const key = civilDate(at).slice(0, 7);
  return { key, title: plain(key) };
};

function keyOfCase(
  by: keyof typeof byOfCase,
  one: CountedCases,
  { workflow, colleague }: Naming,
): Key {
  if (by === 'month') return month(one);
  if (by === 'stage') {
    const { stage: key = '' } = one;
    return { key, title: workflow.stages.find(({ id }) => id === key)?.title ?? plain(key) };
  }
  const id = by === 'handler' ? one.handler : one.unitId;
  if (!id) return none;
  return { key: id, title: plain(by === 'handler' ? colleague(id) : id) };
}

function keysOfEntry({ register, by }: Entries, one: CountedEntries, naming: Naming): Key[] {
  if (by === 'month') return [month(one)];
  if (by === 'unit') {
    return [one.unitId ? { key: one.unitId, title: plain(one.unitId) } : none];
  }
  const value = one.data[by];
  const values: FactValue[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (values.length === 0) return [none];
  const field = naming.edition.registers[register]?.fields.find(({ id }) => id === by);
  return values.map((each) => ({
    key: String(each),
    title:
      field?.values?.find(({ id }) => id === each)?.title ??
      (typeof each === 'boolean' ? yesNoLines[`${each}`] : plain(String(each))),
  }));
}

const isMeant = ({ where = [] }: Entries, { data }: CountedEntries): boolean =>
  where.every(({ field, in: wanted }) => {
    const value = data[field];
    return value !== undefined && !Array.isArray(value) && holds('in', value, wanted);
  });

/** Which of `linesOf` a line is of: outcomes with other parameters are lines of their own. */
export const lineOf = ({ of, by }: ReportSection, key: string): string =>
  of === 'decisions' && by === 'outcome' ? String(JSON.parse(key)[0]) : key;

function ofOutcome({ edition }: Naming, id: string, event: RuleEvent): Key {
  const decision = edition.decisions[id];
  const key = JSON.stringify([event.type, event.params ?? {}]);
  return { key, title: decision ? both((l) => sayOutcome(decision, event, l)) : plain(event.type) };
}

const ofAction = (workflow: Workflow, id: string): Key => ({
  key: id,
  title: actionsOf(workflow).includes(id) ? findAction(workflow, id).title : plain(id),
});

const actionsOf = ({ start, stages, anytime = [] }: Workflow) =>
  [start, ...stages.flatMap(({ actions = [] }) => actions), ...anytime].map(({ id }) => id);

const kept = ({ state = 'running' }: CountedDeadlines): Key => ({
  key: state,
  title: deadlineLines[state],
});

const none: Key = { key: '', title: { 'zh-CN': '未填写', en: 'Not said' } };
