import {
  type Counting,
  countingOf,
  type Edition,
  linesOf,
  type OverviewEntry,
  type Text,
} from '@bitan/definitions';
import type { CaseTally, Office, ToCount } from '@bitan/store';
import { addMonths } from '@bitan/workflow';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf, plain } from '../people/names.ts';
import { isReader } from '../people/register-views.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import { type Days, daysBefore, mustGoForward, periodOf } from '../reports/spans.ts';
import { lineOf, type Naming } from '../reports/titles.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { type Line, linesIn, talliesOf, withUnits } from './lines.ts';

/** Who looks at which days of an office. */
export interface Looking {
  readonly me: SignedIn;
  readonly office: Office;
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
  return { me, office, edition, now, days, before, colleague: (id) => nameOf(id).name };
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
  readonly entry: OverviewEntry;
  readonly now: ToCount;
  /** What a figure is compared with; none where it is counted as it stands. */
  readonly before?: ToCount;
  readonly days: Days;
  /** In the order in which they are shown; all of them. Units are called by their ids. */
  bars(tally: CaseTally): Bar[];
  /** A case that stands in several lines is one. */
  total(tally: CaseTally): number;
}

/** What an entry counts; undefined where this user may not read the register that it counts. */
export function counting(looking: Looking, entry: OverviewEntry): Counted | undefined {
  const { me, edition, days, before } = looking;
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
  const now = over(meantDays);
  const chosen = (tally: CaseTally) => choose(entry, counted, naming, linesIn(tally, now, naming));
  const isCompared = entry.chart === 'figure' && counted.of !== 'open';
  return {
    entry,
    now,
    ...(isCompared && { before: over(before) }),
    days: meantDays,
    bars: (tally) =>
      entry.chart === 'columns' ? everyMonth(chosen(tally), meantDays) : chosen(tally),
    total: (tally) => tally.cases(chosen(tally).flatMap(({ stored }) => stored)),
  };
}

/**
 * What the list behind a line says, and the keys that are meant; behind all of the entry without one.
 * @throws Refusal `not-found`
 */
export async function meantBy(
  { office }: Looking,
  { entry, now, bars }: Counted,
  key: string | undefined,
): Promise<{ title: Text; keys?: readonly string[] }> {
  if (key === undefined && !entry.lines) return { title: entry.title };
  const all = bars((await talliesOf(office, [now]))(now));
  if (key === undefined) return { title: entry.title, keys: all.flatMap(({ stored }) => stored) };
  const [bar] = await withUnits(
    office,
    now,
    all.filter((one) => one.key === key),
  );
  if (!bar) throw new Refusal('not-found');
  return { title: withLine(entry.title, bar.title), keys: bar.stored };
}

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
  const all = found.map(({ count: cases, ...line }): Bar => ({ ...line, cases }));
  if (!wanted) return all;
  const titles = linesOf(counted, workflow, edition);
  return wanted.flatMap((line) => {
    const meant = all.filter(({ key }) => lineOf(counted, key) === line);
    const nothing = { key: line, title: titles[line] ?? plain(line), cases: 0, stored: [] };
    return meant.length > 0 ? meant : [nothing];
  });
}

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
