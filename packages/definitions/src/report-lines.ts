import type { Edition } from './model/edition.ts';
import type { ReportSection } from './model/report.ts';
import type { Text } from './model/text.ts';
import type { Workflow } from './model/workflow.ts';

/** How a deadline ended, or how it stands. */
export const deadlineLines = {
  kept: { 'zh-CN': '按期完成', en: 'Kept' },
  late: { 'zh-CN': '逾期完成', en: 'Done late' },
  overdue: { 'zh-CN': '逾期未完成', en: 'Overdue' },
  running: { 'zh-CN': '尚未到期', en: 'Not due yet' },
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
  section: ReportSection,
  { stages }: Pick<Workflow, 'stages'>,
  { registers, decisions }: Pick<Edition, 'registers' | 'decisions'>,
): Readonly<Record<string, Text>> {
  if (section.of === 'deadlines') return section.by === 'kept' ? deadlineLines : {};
  if (section.of === 'cases') {
    const titled = stages.map(({ id, title }) => [id, title] as const);
    return section.by === 'stage' ? Object.fromEntries(titled) : {};
  }
  if (section.of === 'decisions') {
    const outcomes = section.by === 'outcome' ? decisions[section.decision]?.outcomes : [];
    return Object.fromEntries((outcomes ?? []).map(({ type, title }) => [type, title]));
  }
  const field = registers[section.register]?.fields.find(({ id }) => id === section.by);
  if (field?.type === 'boolean') return yesNoLines;
  return Object.fromEntries((field?.values ?? []).map(({ id, title }) => [id, title]));
}
