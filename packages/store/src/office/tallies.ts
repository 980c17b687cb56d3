import { pageOf } from '../paging.ts';
import type { Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { CaseTally, Meant, TallyReading, ToCount } from '../tallies.ts';
import { alikeIn, type Place, tallyOf } from './alike.ts';
import { caseTable, readCase } from './cases.ts';
import { begunInMonths, type Counted, countedBy, type Said, said, sameRows } from './counted.ts';
import { type Query, visible } from './visible.ts';

export function tallies(scope: Scope): TallyReading {
  return {
    async of(whats) {
      const found = new Map<ToCount, CaseTally>();
      const waiting = bySameRows(whats).values();
      const count = async () => {
        for (const same of waiting) {
          const read = await together(scope, same);
          for (const [i, what] of same.entries()) found.set(what, read[i] as CaseTally);
        }
      };
      // Two at a time: as many as a machine of an office does at once without making others wait.
      await Promise.all([count(), count()]);
      return whats.map((what) => found.get(what) as CaseTally);
    },
    async behind(what, { keys, part, ...page }) {
      const narrow = await narrowing(scope, what, { ...(keys && { keys }), part });
      const seen = narrow(visible(scope, caseTable, 'id'));
      const by = ['started_at', 'id'] as const;
      const [found, cases, hidden] = await Promise.all([
        pageOf(seen, { by, direction: 'desc' }, page, readCase),
        countOf(narrow(scope.rows(caseTable))),
        countOf(narrow(hiddenFrom(scope))),
      ]);
      return { ...found, cases, hidden };
    },
  };
}

function bySameRows(whats: readonly ToCount[]): ReadonlyMap<string, ToCount[]> {
  const same = new Map<string, ToCount[]>();
  for (const what of whats) {
    const key = sameRows(what);
    same.set(key, [...(same.get(key) ?? []), what]);
  }
  return same;
}

/** Countings of the same rows, each by its own words. */
async function together(scope: Scope, whats: readonly ToCount[]): Promise<CaseTally[]> {
  const [{ counting }] = whats as [ToCount];
  if (whats.length === 1 && counting.of === 'cases' && counting.by === 'month')
    return [await byMonth(scope, whats[0] as ToCount)];
  const all = whats.map((what) => countedBy(scope, what));
  const told = all.flatMap(({ key, part }) => (part ? [key, part] : [key]));
  const texts = [...new Map(told.map((one) => [one.sql, one])).values()];
  const alike = await alikeIn(scope, all[0] as Counted, texts);
  const place = ({ sql, keys = itself }: Said): Place => ({
    at: texts.findIndex((one) => one.sql === sql),
    keys,
  });
  return all.map(({ key, part }) => tallyOf(alike, place(key), part && place(part)));
}

const itself = (text: string) => [text];

/** In how many cases: those that began in each month stand together in an index, and need not be sorted. */
async function byMonth(scope: Scope, what: ToCount): Promise<CaseTally> {
  const { since, until } = what.period;
  const found = since < until ? await scope.aside(begunInMonths(scope, what)) : [];
  const alike = found.map(({ month, cases }) => ({
    cases: Number(cases),
    rows: [[String(month)]],
  }));
  return tallyOf(
    alike.filter(({ cases }) => cases > 0),
    { at: 0, keys: itself },
  );
}

/** Narrows a query of cases to those that are meant. */
async function narrowing(
  scope: Scope,
  what: ToCount,
  { keys, part }: Meant,
): Promise<(cases: Query) => Query> {
  const texts = keys && (await textsOf(scope, what, keys));
  return (cases) => {
    const counted = countedBy(scope, what);
    const { rows, caseId } = counted;
    if (texts) rows.whereIn(said(scope, counted.key), texts);
    if (counted.part && part !== undefined) rows.where(said(scope, counted.part), part);
    return cases.whereIn('cases.id', rows.whereNotNull(caseId).select(caseId));
  };
}

/** The texts in the rows that mean one of these keys. */
async function textsOf(scope: Scope, what: ToCount, keys: readonly string[]): Promise<string[]> {
  const { rows, key } = countedBy(scope, what);
  const { keys: meant } = key;
  if (!meant) return [...keys];
  const found: Row[] = await rows.distinct(scope.expression(`${key.sql} as said`));
  return found
    .map((row) => String(row.said))
    .filter((text) => meant(text).some((one) => keys.includes(one)));
}

function hiddenFrom(scope: Scope): Query {
  const recusal = scope
    .rows({ name: 'case_recusals' })
    .where({ user: scope.actor.user })
    .whereRaw('?? = ??', ['case_recusals.case_id', 'cases.id']);
  return scope.rows(caseTable).whereExists(recusal.select('case_recusals.case_id'));
}

const countOf = async (cases: Query) => Number((await cases.count({ n: '*' }))[0]?.n ?? 0);
