import type { OverviewEntry } from '../model/overview.ts';
import type { Counting } from '../model/report.ts';
import type { Workflow } from '../model/workflow.ts';
import { countingOf } from '../overview.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { linesOf } from '../report-lines.ts';
import type { Check, Subject } from './index.ts';
import { checkCounting } from './reports.ts';

/** What the overview shows can be counted, and drawn as it says. */
export const checkOverview: Check = (subject) =>
  Object.values(subject.edition.overview ?? {}).flatMap((entry) =>
    checkEntry(subject, entry, subject.placeOf(`overview/${entry.id}`)),
  );

function checkEntry(subject: Subject, entry: OverviewEntry, place: Place): Problem[] {
  const { workflows } = subject.edition;
  const { section, counts } = entry;
  const workflow = Object.hasOwn(workflows, entry.workflow) ? workflows[entry.workflow] : undefined;
  if (!workflow) {
    const at = within(place, 'workflow');
    const known = Object.keys(workflows);
    return [unknown('overview.workflow', at, ['流程', 'work flow'], entry.workflow, known)];
  }
  if ((section === undefined) === (counts === undefined))
    return [problem('overview.counts', within(place, 'section'), oneOfBoth)];
  const counting = countingOf(entry, workflow);
  if (!counting) {
    const known = (workflow.report ?? []).map(({ id }) => id);
    const at = within(place, 'section');
    return [unknown('overview.section', at, ['报表项', 'section'], section ?? '', known)];
  }
  const wrong = counts ? checkCounting(subject, counts, within(place, 'counts')) : [];
  if (wrong.length > 0) return wrong;
  return [
    ...checkLines(subject, entry, workflow, counting, place),
    ...checkChart(entry, counting, place),
  ];
}

function checkLines(
  { edition }: Subject,
  { lines = [] }: OverviewEntry,
  workflow: Workflow,
  counting: Counting,
  place: Place,
): Problem[] {
  if (lines.length === 0) return [];
  const known = Object.keys(linesOf(counting, workflow, edition));
  if (known.length === 0) return [problem('overview.lines', within(place, 'lines'), noLines)];
  return lines.flatMap((line, i) =>
    known.includes(line)
      ? []
      : [unknown('overview.line', within(place, 'lines', i), ['项目', 'line'], line, known)],
  );
}

/** Months go from left to right, and nothing else does; what is split has a bar for its parts. */
function checkChart({ chart }: OverviewEntry, counting: Counting, place: Place): Problem[] {
  const isCourse = 'by' in counting && counting.by === 'month';
  const at = within(place, 'chart');
  if (chart === 'columns' && !isCourse) return [problem('overview.columns', at, noMonths)];
  if (isCourse && (chart === 'bars' || chart === 'ring'))
    return [problem('overview.course', at, onlyColumns)];
  if (counting.of === 'open' && counting.split && chart !== 'bars')
    return [problem('overview.split', at, onlyBars)];
  return [];
}

const oneOfBoth: Said = [
  '应写明统计什么：section 或 counts，二者取一。',
  'What it counts is missing, or said twice: “section” or “counts”, one of them.',
  '请只保留其中一项。',
  'Keep one of the two.',
];
const noLines: Said = [
  '这项统计没有固定的项目，不能挑选。',
  'What is counted has no lines that are known before, so none can be chosen.',
  '请删除 lines；只要前几项时用 most。',
  'Delete “lines”; “most” keeps the highest ones.',
];
const noMonths: Said = [
  'columns 只用于按月统计。',
  '“columns” are for what is counted by month.',
  '请改用 bars，或把统计改为按月（by: month）。',
  'Use “bars”, or count by month (“by”: “month”).',
];
const onlyColumns: Said = [
  '按月统计用 columns 或 figure。',
  'What is counted by month is shown as “columns” or a “figure”.',
  '请改用 columns。',
  'Use “columns”.',
];
const onlyBars: Said = [
  '分级（split）的统计用 bars。',
  'What is split is shown as “bars”.',
  '请改用 bars，或删除 split。',
  'Use “bars”, or delete “split”.',
];
