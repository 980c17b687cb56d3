import type { OverviewEntryView } from '@bitan/api';
import { alarmLines, type OverviewEntry, overviewOf } from '@bitan/definitions';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { caseRows } from '../work/case-row.ts';
import { type Counted, counting, lookingAt } from './counted.ts';

/** How the office stands, as its edition declares it: what this user may read of it. */
export const overview: UseCase<'overview'> = async (ask) => {
  const looking = await lookingAt(ask);
  const entries = overviewOf(looking.edition).map(async (entry) => {
    const what = counting(looking, entry);
    return what ? [await entryView(entry, what)] : [];
  });
  const { days, before } = looking;
  return { days, before, entries: (await Promise.all(entries)).flat() };
};

/** The cases behind one number. @throws Refusal `not-found` */
export const overviewCases: UseCase<'overviewCases'> = async (ask) => {
  const { runtime, me, query } = ask;
  const looking = await lookingAt(ask);
  const entry = overviewOf(looking.edition).find(({ id }) => id === query.entry);
  const what = entry && counting(looking, entry);
  if (!what) throw new Refusal('not-found');
  const { key, part, after, limit } = query;
  const { title, stored } = await what.meant(key);
  const found = await looking.office.tallies.behind(what.now, {
    ...(stored && { keys: stored }),
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

async function entryView(entry: OverviewEntry, what: Counted): Promise<OverviewEntryView> {
  const { id, title, description, chart } = entry;
  const view = { id, title, ...(description && { description }), chart };
  const { counting: counted } = what.now;
  const isNow = counted.of === 'open';
  if (chart === 'figure') {
    const [cases, before] = await Promise.all([what.total(), what.totalBefore()]);
    const compared = before === undefined ? {} : { before };
    return { ...view, cases, ...compared, lines: [], ...(isNow && { now: true }) };
  }
  const lines = await what.lines();
  const shown = lines.slice(0, entry.most ?? lines.length);
  const parts = isNow && counted.split ? partsIn(shown) : [];
  return {
    ...view,
    lines: shown.map(({ stored: _, ...line }) => line),
    ...(parts.length > 0 && { parts }),
    ...(lines.length > shown.length && { more: lines.length - shown.length }),
    ...(chart === 'columns' && { days: what.days }),
    ...(isNow && { now: true }),
  };
}

/** The parts that there are, the most urgent first. */
const partsIn = (lines: readonly { readonly parts?: Readonly<Record<string, number>> }[]) =>
  Object.entries(alarmLines)
    .filter(([key]) => lines.some(({ parts }) => parts?.[key]))
    .map(([key, title]) => ({ key, title }));
