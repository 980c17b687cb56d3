import type { DecisionEntry, PastEntry } from '../model.ts';
import { decode, instant, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { PastFilter } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import type { Query } from './visible.ts';

export const pastTable = table<PastEntry>(
  'past_decisions',
  {
    id: 'text',
    caseId: 'text',
    seq: 'integer',
    decision: 'text',
    edition: 'text',
    at: 'instant',
    personId: 'text',
    actor: 'text',
    facts: 'json',
    absent: 'json',
  },
  ['chosen'],
);

/** What is kept of what a decision was made on, and beside it what was decided: reports count by it. */
export function pastOf(
  { actor: { user: actor } }: Scope,
  { caseId, seq, decision, edition, chosen }: DecisionEntry,
  madeOn: Pick<PastEntry, 'at' | 'personId' | 'facts' | 'absent'>,
): [PastEntry, Row] {
  const one = { id: uuidv7(), caseId, seq, decision, edition, actor, ...madeOn };
  return [one, { chosen: JSON.stringify(chosen) }];
}

export async function past(scope: Scope, filter: PastFilter): Promise<PastEntry[]> {
  const rows = await meant(scope, filter)
    .orderBy('id')
    .limit(filter.limit ?? 1000);
  return rows.map((row) => decode(pastTable, row));
}

export async function pastBounds(
  scope: Scope,
  filter: PastFilter,
  size: number,
): Promise<string[]> {
  const bounds: string[] = [];
  const ids = (after: string | undefined) => meant(scope, { ...filter, after }).select('id');
  for (let after = filter.after; ; ) {
    const [bound] = await ids(after)
      .orderBy('id')
      .offset(size - 1)
      .limit(1);
    if (!bound) {
      const [last] = await ids(after).orderBy('id', 'desc').limit(1);
      return last ? [...bounds, String(last.id)] : bounds;
    }
    after = String(bound.id);
    bounds.push(after);
  }
}

export async function madeUnder(scope: Scope): Promise<Record<string, number>> {
  const rows = await scope.rows(pastTable).groupBy('edition').select('edition').count('* as n');
  return Object.fromEntries(rows.map(({ edition, n }) => [String(edition), Number(n)]));
}

export function meant(scope: Scope, { after, upTo, since, until }: PastFilter): Query {
  const query = scope.rows(pastTable);
  if (after !== undefined) query.where('id', '>', after);
  if (upTo !== undefined) query.where('id', '<=', upTo);
  if (since !== undefined) query.where('at', '>=', instant(since));
  if (until !== undefined) query.where('at', '<', instant(until));
  return query;
}
