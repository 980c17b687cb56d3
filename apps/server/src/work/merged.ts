import type { CaseView } from '@bitan/api';
import type { Case, Merge, Reading } from '@bitan/store';
import type { colleaguesOf } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Standing } from './standing.ts';
import { suspectedOf, toldApartOf } from './suspected.ts';

/** With which case one is handled, and which ones are handled with it. */
export async function mergesOf(
  reading: Reading,
  me: SignedIn,
  { row, workflow }: Standing,
  nameOf: Awaited<ReturnType<typeof colleaguesOf>>,
): Promise<Pick<CaseView, 'merges'>> {
  if (!workflow.merge) return {};
  const [into, from, suspected, apart] = await Promise.all([
    reading.merges.of(row.id),
    reading.merges.into(row.id),
    workflow.similar?.flags && suspectedOf(reading, row.id),
    toldApartOf(reading, row.id),
  ]);
  const said = async (merge: Merge, id: string) => ({
    case: await calledFor(reading, id),
    by: nameOf(merge.mergedBy),
    at: merge.mergedAt,
    reason: merge.reason,
  });
  return {
    merges: {
      may: me.roles.some((role) => workflow.merge?.by.roles.includes(role)),
      ...(suspected && { suspected }),
      ...(into && { into: await said(into, into.intoId) }),
      from: await Promise.all(from.map((one) => said(one, one.caseId))),
      toldApart: await Promise.all(
        apart.map(async ({ other, by, at, reason }) => ({
          case: await calledFor(reading, other),
          by: nameOf(by),
          ...{ at, reason },
        })),
      ),
    },
  };
}

/** Somebody who is recused from the other one learns that it is, and no more. */
const calledFor = async (reading: Reading, id: string) => {
  const found = await reading.cases.get(id).catch(() => undefined);
  return { id, number: found?.number ?? '—' };
};

/** The case as which one stands to who asks from outside. */
export async function standsAs(reading: Reading, row: Case): Promise<Case> {
  const merge = await reading.merges.of(row.id);
  return merge ? standsAs(reading, await reading.cases.get(merge.intoId)) : row;
}
