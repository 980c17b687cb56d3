import {
  type Counting,
  countingOf,
  type Edition,
  linesOf,
  type OverviewEntry,
  type Text,
} from '@bitan/definitions';
import type { Office, ToCount } from '@bitan/store';
import { addMonths } from '@bitan/workflow';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf, plain } from '../people/names.ts';
import { isReader } from '../people/register-views.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import { type Days, daysBefore, mustGoForward, periodOf } from '../reports/spans.ts';
import { lineOf, type Naming } from '../reports/titles.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { type Line, linesIn, onceEach, type Tallying } from './lines.ts';

/** Who looks at which days of an office. */
export interface Looking {
  readonly me: SignedIn;
  readonly office: Office;
  /** Counts for all entries together. */
  readonly counting: Tallying;
  readonly edition: Edition;
  readonly now: string;
  readonly days: Days;
  readonly before: Days;
  readonly colleague: Naming['colleague'];
}

interface Asked {
  readonly runtime: Runtime;
  readonly me: SignedIn;
  readonly query: Days & { readonly span?: 'month' | 'quarter' | 'year' };
}

/** @throws Refusal `forbidden` for who may read no cases, `body-invalid` backwards */
export async function lookingAt({ runtime, me, query }: Asked): Promise<Looking> {
  mustBeAllowed(me, 'cases.read');
  mustGoForward(query);
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const { edition } = await runtime.editions.at(me.office.id, now);
  const nameOf = await colleaguesOf(office);
  const days = { from: query.from, until: query.until };
  const before = daysBefore(days, query.span);
  return {
    me,
    office,
    counting: onceEach(office),
    edition,
    now,
    days,
    before,
    colleague: (id) => nameOf(id).name,
  };
}

/** A line in numbers of cases; `parts` where it is split. */
export interface Bar {
  readonly key: string;
  readonly title: Text;
  readonly cases: number;
  readonly parts?: Readonly<Record<string, number>>;
  readonly stored: readonly string[];
}

/** What one entry counts, and how its numbers come about. */
export interface Counted {
  readonly now: ToCount;
  readonly days: Days;
  /** In the order in which they are shown; all of them. */
  lines(): Promise<Bar[]>;
  total(): Promise<number>;
  /** None where it is counted as it stands. */
  totalBefore(): Promise<number | undefined>;
  /** The keys of one line, or of all that are meant; undefined for everything. */
  meant(key: string | undefined): Promise<{ title: Text; stored?: readonly string[] }>;
}

/** What an entry counts; undefined where this user may not read the register that it counts. */
export function counting(looking: Looking, entry: OverviewEntry): Counted | undefined {
  const { me, office, edition, days, before } = looking;
  const workflow = edition.workflows[entry.workflow];
  const counted = workflow && countingOf(entry, workflow);
  if (!counted) throw new Error(`the overview entry ${entry.id} counts nothing`);
  const register = counted.of === 'entries' ? edition.registers[counted.register] : undefined;
  if (register && !isReader(me, register)) return undefined;

  const naming: Naming = { edition, workflow, colleague: looking.colleague };
  const over = (asked: Days): ToCount => ({
    ...{ counting: counted, now: looking.now, period: periodOf(asked) },
    workflows: counted.of === 'types' ? Object.keys(edition.workflows) : [workflow.id],
  });
  const meantDays = entry.chart === 'columns' ? yearUpTo(days) : days;
  const chosen = async (what: ToCount) =>
    choose(entry, counted, naming, await linesIn(looking.counting, what, naming));
  const total = async (what: ToCount) => {
    const bars = (await chosen(what)).filter(({ cases }) => cases > 0);
    // Cases that stand in several lines are counted once.
    if (bars.length > 1 && !isApart(counted))
      return office.tallies.cases(
        what,
        entry.lines ? { keys: bars.flatMap(({ stored }) => stored) } : {},
      );
    return bars.reduce((sum, { cases }) => sum + cases, 0);
  };
  const now = over(meantDays);
  return {
    now,
    days: meantDays,
    async lines() {
      const bars = await chosen(now);
      return entry.chart === 'columns' ? everyMonth(bars, meantDays) : bars;
    },
    total: () => total(now),
    totalBefore: async () => (counted.of === 'open' ? undefined : total(over(before))),
    async meant(key) {
      if (key === undefined && !entry.lines) return { title: entry.title };
      const bars = await chosen(now);
      if (key === undefined)
        return { title: entry.title, stored: bars.flatMap(({ stored }) => stored) };
      const bar = bars.find((one) => one.key === key);
      if (!bar) throw new Refusal('not-found');
      return { title: withLine(entry.title, bar.title), stored: bar.stored };
    },
  };
}

/** A case stands in one line only. */
const isApart = ({ of }: Counting) => of === 'cases' || of === 'types' || of === 'open';

/**
 * The lines that an entry shows, each once: in the order that it names, or the one in which they were
 * found. Those that it names stand there without any case, too.
 */
function choose(
  { lines: wanted }: OverviewEntry,
  counted: Counting,
  { edition, workflow }: Naming,
  found: readonly Line[],
): Bar[] {
  const bars = new Map<string, Bar>();
  for (const { key, title, count: cases, part, stored } of found) {
    if (cases === 0) continue;
    const known = bars.get(key);
    const parts = part === undefined ? {} : { parts: { ...known?.parts, [part]: cases } };
    bars.set(key, { key, title, cases: cases + (known?.cases ?? 0), ...parts, stored });
  }
  const all = [...bars.values()];
  if (!wanted) return isInOrder(counted) ? all : all.sort((one, other) => other.cases - one.cases);
  const titles = linesOf(counted, workflow, edition);
  return wanted.flatMap((line) => {
    const meant = all.filter(({ key }) => lineOf(counted, key) === line);
    const nothing = { key: line, title: titles[line] ?? plain(line), cases: 0, stored: [] };
    return meant.length > 0 ? meant : [nothing];
  });
}

/** Months and stages have an order of their own. */
const isInOrder = (counted: Counting) =>
  'by' in counted && (counted.by === 'month' || counted.by === 'stage');

/** Months in which nothing was counted stand among the others. */
function everyMonth(bars: readonly Bar[], { from, until }: Days): Bar[] {
  const known = new Map(bars.map((bar) => [bar.key, bar]));
  const all: Bar[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= until; day = addMonths(day, 1)) {
    const key = day.slice(0, 7);
    all.push(known.get(key) ?? { key, title: plain(key), cases: 0, stored: [] });
  }
  return all;
}

const withLine = (title: Text, line: Text): Text => ({
  'zh-CN': `${title['zh-CN']}：${line['zh-CN']}`,
  en: `${title.en}: ${line.en}`,
});

/** The twelve months up to the end of these days, or these days where they are longer. */
function yearUpTo({ from, until }: Days): Days {
  const first = addMonths(`${until.slice(0, 7)}-01`, -11);
  return { from: from < first ? from : first, until };
}
