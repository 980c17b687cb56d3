import { linesOf, type ReportSection, type Text, type Workflow } from '@bitan/definitions';
import { dateInChinese } from './dates.ts';
import { tableOf } from './fields.ts';
import {
  type Data,
  type Figures,
  figureSpans,
  type Known,
  type Line,
  type Placeholder,
  type Span,
  type Speaking,
  type Value,
  valued,
} from './placeholder.ts';

/**
 * What a document about a report can say: its period, and of each section its total, each line that it
 * always has, and as rows whatever was counted. Each number also for the period before, the same
 * period a year ago, and the year so far.
 */
export function ofReport(edition: Speaking, workflow: Workflow): Placeholder[] {
  return [
    one('period', group, said('时期', 'The period'), '2026年第一季度', (known) =>
      valued(known.report && periodInChinese(known.report)),
    ),
    ...(workflow.report ?? []).flatMap((section) => [
      rowsOf(section),
      ...numbersOf(section, 'total', said('合计', 'total'), () => true),
      ...Object.entries(linesOf(section, workflow, edition)).flatMap(([id, title]) =>
        numbersOf(section, id, title, ({ line }) => line === id),
      ),
    ]),
  ];
}

/** `2026年`, `2026年第一季度`, `2026年3月`, or the days from and until which it is. */
function periodInChinese({ from, until }: Figures): string {
  const [year = 0, month = 0, day] = from.split('-').map(Number);
  const [lastYear, lastMonth = 0] = until.split('-').map(Number);
  const days = new Date(Date.UTC(year, lastMonth, 0)).getUTCDate();
  const isWhole = year === lastYear && day === 1 && until.endsWith(`-${days}`);
  const months = lastMonth - month + 1;
  if (isWhole && months === 12) return `${year}年`;
  if (isWhole && months === 3 && month % 3 === 1)
    return `${year}年第${'一二三四'[(month - 1) / 3]}季度`;
  if (isWhole && months === 1) return `${year}年${month}月`;
  return `${dateInChinese(from)}至${dateInChinese(until)}`;
}

const said = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
const group = said('统计', 'The report');

const spanWords: Readonly<Record<Span, Text>> = {
  now: said('本期', 'this period'),
  before: said('上期', 'the period before'),
  yearAgo: said('去年同期', 'a year ago'),
  yearSoFar: said('本年累计', 'the year so far'),
};

const one = (
  tag: string,
  of: Text,
  title: Text,
  example: string,
  read: (known: Known) => Value,
): Placeholder => ({ tag, group: of, title, kind: 'value', example, read });

const linesIn = ({ report }: Known, section: ReportSection, span: Span): readonly Line[] =>
  report?.counted[span][section.id] ?? [];

const sum = (lines: readonly Line[]) => lines.reduce((total, { count }) => total + count, 0);
const numbered = (count: number): Value => ({ text: String(count), holds: count > 0 });
const blankUnlessKnown = (known: Known, count: () => number): Value =>
  known.report ? numbered(count()) : valued(undefined);

/** A number of a section in each span. */
function numbersOf(
  section: ReportSection,
  id: string,
  title: Text,
  isMeant: (line: Line) => boolean,
): Placeholder[] {
  return figureSpans.map((span) =>
    one(
      `report.${section.id}.${id}${span === 'now' ? '' : `.${span}`}`,
      section.title,
      {
        'zh-CN': `${title['zh-CN']}（${spanWords[span]['zh-CN']}）`,
        en: `${title.en} (${spanWords[span].en})`,
      },
      '12',
      (known) => blankUnlessKnown(known, () => sum(linesIn(known, section, span).filter(isMeant))),
    ),
  );
}

/** The lines of a section, each with its number in each span. */
function rowsOf(section: ReportSection): Placeholder {
  const title = said('各项', 'its lines');
  const columns = [
    { tag: 'title', title: said('项目', 'The line'), example: '……' },
    { tag: 'count', title: spanWords.now, example: '12' },
    ...figureSpans.slice(1).map((span) => ({ tag: span, title: spanWords[span], example: '12' })),
  ];
  const read = (known: Known) =>
    tableOf(
      togetherIfFew(section, linesIn(known, section, 'now')).map(({ keys, title: name, count }) => {
        const others = figureSpans.slice(1).map((span) => {
          const lines = linesIn(known, section, span).filter(({ key }) => keys.includes(key));
          return [span, numbered(sum(lines))];
        });
        return {
          title: valued(name),
          count: numbered(count),
          ...Object.fromEntries(others),
        } as Data;
      }),
    );
  return {
    ...{ tag: `report.${section.id}`, group: section.title, title, kind: 'rows', example: '' },
    columns,
    read,
  };
}

interface Shown {
  readonly keys: readonly string[];
  readonly title: string;
  readonly count: number;
}

/** A document goes further than the page: what is too rare to be named, or has no name, is counted together. */
function togetherIfFew({ atLeast = 0 }: ReportSection, lines: readonly Line[]): Shown[] {
  const isNamed = ({ key, count }: Line) => atLeast === 0 || (key !== '' && count >= atLeast);
  const shown = lines.filter(isNamed);
  const rare = lines.filter((line) => !isNamed(line));
  const each = shown.map(({ key, title, count }) => ({ keys: [key], title, count }));
  if (rare.length === 0) return each;
  return [...each, { keys: rare.map(({ key }) => key), title: '其他', count: sum(rare) }];
}
