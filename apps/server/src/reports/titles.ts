import type { Counting, Edition, RuleEvent, Text, Workflow } from '@bitan/definitions';
import { alarmLines, both, deadlineLines, yesNoLines } from '@bitan/definitions';
import { sayOutcome } from '@bitan/rules';
import { findAction } from '@bitan/workflow';
import { plain } from '../people/names.ts';

/** What titles need beside what is counted. */
export interface Naming {
  readonly edition: Edition;
  readonly workflow: Workflow;
  readonly colleague: (id: string) => string;
}

/**
 * What is counted under a key: a month, an id, a value of a field, an outcome as `[type, params]`, how
 * a deadline stands; empty where nothing was said. Units are called by their ids.
 */
export function titleOf(counting: Counting, key: string, naming: Naming): Text {
  return knownTitle(counting, key, naming) ?? plain(key);
}

function knownTitle(counting: Counting, key: string, naming: Naming): Text | undefined {
  const { edition, workflow, colleague } = naming;
  if (key === '') return nothingSaid;
  if (counting.of === 'types') return edition.workflows[key]?.title;
  if (counting.by === 'month' || counting.by === 'unit') return undefined;
  if (counting.of === 'decisions') return outcomeTitle(edition, counting.decision, JSON.parse(key));
  if (counting.of === 'entries') return valueTitle(edition, counting.register, counting.by, key);
  if (counting.by === 'handler') return plain(colleague(key));
  if (counting.by === 'action') return actionTitle(workflow, key);
  if (counting.by === 'kept') return deadlineLines[key as keyof typeof deadlineLines];
  if (counting.by === 'alarm') return alarmLines[key as keyof typeof alarmLines];
  return workflow.stages.find(({ id }) => id === key)?.title;
}

/** The key of an outcome: outcomes with other parameters are lines of their own. */
export const keyOfOutcome = ({ type, params }: RuleEvent): string =>
  JSON.stringify([type, params ?? {}]);

/** Which of `linesOf` a line is of. */
export const lineOf = (counting: Counting, key: string): string =>
  counting.of === 'decisions' && counting.by === 'outcome' ? String(JSON.parse(key)[0]) : key;

/** Months in the order of time, stages in that of the flow, all else the most frequent first. */
export function orderOf(
  by: string | undefined,
  { stages }: Workflow,
): (a: Ordered, b: Ordered) => number {
  const place = new Map(stages.map(({ id }, i) => [id, i]));
  if (by === 'month') return (a, b) => (a.key < b.key ? -1 : 1);
  if (by === 'stage') return (a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0);
  return (a, b) => b.count - a.count || (a.key < b.key ? -1 : 1);
}
interface Ordered {
  readonly key: string;
  readonly count: number;
}

const nothingSaid: Text = { 'zh-CN': '未填写', en: 'Not said' };

function outcomeTitle({ decisions }: Edition, id: string, [type, params]: [string, object]): Text {
  const decision = decisions[id];
  return decision
    ? both((l) => sayOutcome(decision, { type, params } as RuleEvent, l))
    : plain(type);
}

function valueTitle({ registers }: Edition, register: string, id: string, key: string) {
  const field = registers[register]?.fields.find((one) => one.id === id);
  const value = field?.values?.find((one) => one.id === key);
  if (value) return value.title;
  return key === 'true' || key === 'false' ? yesNoLines[key] : undefined;
}

const actionTitle = (workflow: Workflow, id: string): Text | undefined =>
  actionsOf(workflow).includes(id) ? findAction(workflow, id).title : undefined;

const actionsOf = ({ start, stages, anytime = [] }: Workflow) =>
  [start, ...stages.flatMap(({ actions = [] }) => actions), ...anytime].map(({ id }) => id);
