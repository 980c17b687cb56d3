import type { OverviewEntryView } from '@bitan/api';
import { alarmLines, overviewOf } from '@bitan/definitions';
import type { CaseTally, ToCount } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { caseRows } from '../work/case-row.ts';
import { type Counted, counting, type Looking, lookingAt, meantBy } from './counted.ts';
import { talliesOf, withUnits } from './lines.ts';

/** How the office stands, as its edition declares it: what this user may read of it. */
export const overview: UseCase<'overview'> = async (ask) => {
  const looking = await lookingAt(ask);
  const shown = overviewOf(looking.edition).flatMap((entry) => counting(looking, entry) ?? []);
  const asked = shown.flatMap(({ now, before }) => (before ? [now, before] : [now]));
  const tallies = await talliesOf(looking.office, asked);
  const entries = shown.map((what) => entryView(looking, what, tallies));
  const { days, before } = looking;
  return { days, before, entries: await Promise.all(entries) };
};

/** The cases behind one number. @throws Refusal `not-found` */
export const overviewCases: UseCase<'overviewCases'> = async (ask) => {
  const { runtime, me, query } = ask;
  const looking = await lookingAt(ask);
  const entry = overviewOf(looking.edition).find(({ id }) => id === query.entry);
  const what = entry && counting(looking, entry);
  if (!what) throw new Refusal('not-found');
  const { key, part, after, limit } = query;
  const { title, keys } = await meantBy(looking, what, key);
  const found = await looking.office.tallies.behind(what.now, {
    ...(keys && { keys }),
    ...{ part, ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) },
  });
  return {
    title,
    total: found.cases,
    hidden: found.hidden,
    cases: await caseRows(runtime, me, looking.office, found.items),
    ...(found.next && { next: found.next }),
  };
};

async function entryView(
  { office }: Looking,
  what: Counted,
  tallies: (what: ToCount) => CaseTally,
): Promise<OverviewEntryView> {
  const { entry, now, before } = what;
  const { id, title, description, chart } = entry;
  const view = { id, title, ...(description && { description }), chart };
  const { counting: counted } = now;
  const isNow = counted.of === 'open';
  if (chart === 'figure') {
    const compared = before && { before: what.total(tallies(before)) };
    const cases = what.total(tallies(now));
    return { ...view, cases, ...compared, lines: [], ...(isNow && { now: true }) };
  }
  const bars = what.bars(tallies(now));
  const shown = await withUnits(office, now, bars.slice(0, entry.most ?? bars.length));
  const parts = isNow && counted.split ? partsIn(shown) : [];
  return {
    ...view,
    lines: shown.map(({ stored: _, ...line }) => line),
    ...(parts.length > 0 && { parts }),
    ...(bars.length > shown.length && { more: bars.length - shown.length }),
    ...(chart === 'columns' && { days: what.days }),
    ...(isNow && { now: true }),
  };
}

/** The parts that there are, the most urgent first. */
const partsIn = (lines: readonly { readonly parts?: Readonly<Record<string, number>> }[]) =>
  Object.entries(alarmLines)
    .filter(([key]) => lines.some(({ parts }) => parts?.[key]))
    .map(([key, title]) => ({ key, title }));
