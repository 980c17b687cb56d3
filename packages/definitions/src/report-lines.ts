import type { Edition } from './model/edition.ts';
import type { Counting } from './model/report.ts';
import type { Text } from './model/text.ts';
import type { Workflow } from './model/workflow.ts';

/** How a deadline ended, or how it stands. */
export const deadlineLines = {
  kept: { 'zh-CN': '按期完成', en: 'Kept' },
  late: { 'zh-CN': '逾期完成', en: 'Done late' },
  overdue: { 'zh-CN': '逾期未完成', en: 'Overdue' },
  running: { 'zh-CN': '尚未到期', en: 'Not due yet' },
} as const satisfies Record<string, Text>;

/** How urgent the most urgent task of a case is. */
export const alarmLines = {
  severe: { 'zh-CN': '严重逾期', en: 'Long overdue' },
  overdue: { 'zh-CN': '已逾期', en: 'Overdue' },
  due: { 'zh-CN': '今日到期', en: 'Due today' },
  half: { 'zh-CN': '已过半', en: 'Half gone' },
  calm: { 'zh-CN': '正常', en: 'On time' },
} as const satisfies Record<string, Text>;

/** The answers to yes and no, by how they are counted. */
export const yesNoLines = {
  true: { 'zh-CN': '是', en: 'yes' },
  false: { 'zh-CN': '否', en: 'no' },
} as const satisfies Record<string, Text>;

/**
 * The lines that a section of a report can have whatever was recorded, by their ids: choices of a
 * field, outcomes of a decision, stages. Empty where they follow from what there is: units, months.
 */
export function linesOf(
  section: Counting,
  { stages }: Pick<Workflow, 'stages'>,
  {
    registers,
    decisions,
    workflows = {},
  }: Pick<Edition, 'registers' | 'decisions'> & Partial<Pick<Edition, 'workflows'>>,
): Readonly<Record<string, Text>> {
  const titled = stages.map(({ id, title }) => [id, title] as const);
  if (section.of === 'types')
    return Object.fromEntries(Object.values(workflows).map(({ id, title }) => [id, title]));
  if (section.of === 'open') {
    if (section.by === 'alarm') return alarmLines;
    return section.by === 'stage' ? Object.fromEntries(titled) : {};
  }
  if (section.of === 'deadlines') return section.by === 'kept' ? deadlineLines : {};
  if (section.of === 'cases') return section.by === 'stage' ? Object.fromEntries(titled) : {};
  if (section.of === 'decisions') {
    const outcomes = section.by === 'outcome' ? decisions[section.decision]?.outcomes : [];
    return Object.fromEntries((outcomes ?? []).map(({ type, title }) => [type, title]));
  }
  const field = registers[section.register]?.fields.find(({ id }) => id === section.by);
  if (field?.type === 'boolean') return yesNoLines;
  return Object.fromEntries((field?.values ?? []).map(({ id, title }) => [id, title]));
}
