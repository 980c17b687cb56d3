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
import type { CountedDeadline, CountedEntry, Period, Reading } from '@bitan/store';
import { civilDate, findAction } from '@bitan/workflow';
import { plain } from '../people/names.ts';

/** Something that was counted: under which key, and the case behind it. */
export interface Counted {
  readonly key: string;
  readonly title: Text;
  readonly caseId?: string;
}

/** What titles need beside the edition. */
export interface Naming {
  readonly edition: Edition;
  readonly workflow: Workflow;
  readonly now: string;
  readonly colleague: (id: string) => string;
}

/** Everything that a section counts in a period, each under its key; units by their ids. */
export async function countedIn(
  reading: Reading,
  section: ReportSection,
  period: Period,
  naming: Naming,
): Promise<Counted[]> {
  const { workflow } = naming;
  switch (section.of) {
    case 'cases':
      return (await reading.reports.cases(workflow.id, period)).map((one) => ({
        ...keyOfCase(section.by, one, naming),
        ...behind(one),
      }));
    case 'entries': {
      const entries = await reading.reports.entries(section.register, period);
      return entries
        .filter((one) => isMeant(section, one))
        .flatMap((one) =>
          keysOfEntry(section, one, naming).map((key) => ({ ...key, ...behind(one) })),
        );
    }
    case 'decisions': {
      const { decision, by } = section;
      return (await reading.reports.decisions(decision, period)).flatMap((one) =>
        (by === 'month'
          ? [month(one.at)]
          : one.chosen.map((event) => ofOutcome(naming, decision, event))
        ).map((key) => ({ ...key, ...behind(one) })),
      );
    }
    case 'deadlines':
      return (await reading.reports.deadlines(workflow.id, period)).map((one) => ({
        ...(section.by === 'kept' ? kept(one, naming.now) : ofAction(workflow, one.action)),
        ...behind(one),
      }));
  }
}

type Key = Pick<Counted, 'key' | 'title'>;
type Entries = Extract<ReportSection, { of: 'entries' }>;

const behind = ({ caseId }: { readonly caseId?: string }) => (caseId ? { caseId } : {});

const month = (at: string): Key => {
  const key = civilDate(at).slice(0, 7);
  return { key, title: plain(key) };
};

function keyOfCase(
  by: 'month' | 'stage' | 'handler' | 'unit',
  one: { at: string; stage: string; handler?: string; unitId?: string },
  { workflow, colleague }: Naming,
): Key {
  if (by === 'month') return month(one.at);
  if (by === 'stage') {
    const stage = workflow.stages.find(({ id }) => id === one.stage);
    return { key: one.stage, title: stage?.title ?? plain(one.stage) };
  }
  const id = by === 'handler' ? one.handler : one.unitId;
  if (!id) return none;
  return { key: id, title: plain(by === 'handler' ? colleague(id) : id) };
}

function keysOfEntry({ register, by }: Entries, one: CountedEntry, naming: Naming): Key[] {
  if (by === 'month') return [month(one.at)];
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

const isMeant = ({ where = [] }: Entries, { data }: CountedEntry): boolean =>
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

function kept({ at, doneAt }: CountedDeadline, now: string): Key {
  const key = doneAt ? (doneAt <= at ? 'kept' : 'late') : at >= now ? 'running' : 'overdue';
  return { key, title: deadlineLines[key] };
}

const none: Key = { key: '', title: { 'zh-CN': '未填写', en: 'Not said' } };
