import type { CaseView } from '@bitan/api';
import type { Workflow } from '@bitan/definitions';
import type { Case, Reading, Transaction } from '@bitan/store';
import { addDays, civilDate } from '@bitan/workflow';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Accepted } from './answers.ts';
import { findable } from './findable.ts';
import { likenessTo } from './likeness.ts';
import type { Standing } from './standing.ts';
import { watchKind } from './watches.ts';

/** What is watched of a case that may be about the matter of another, until somebody decides. */
export const suspicion = watchKind('similar');

interface Detail {
  readonly case: string;
  readonly likeness: number;
}

/** From when on earlier cases may be about the same matter, and how many days that is. */
export function windowOf({ edition }: OfficeEdition, { similar }: Workflow, startedAt: string) {
  const value = edition.parameters[similar?.within ?? '']?.value;
  const days =
    typeof value === 'object' && value !== null && 'amount' in value ? Number(value.amount) : 0;
  return { days, since: `${addDays(civilDate(startedAt), -days)}T00:00:00.000Z` };
}

/**
 * Has somebody decide whether a case that just began is about the matter of an earlier one, where
 * what was written is as much alike as the flow's parameter says.
 */
export async function suspect(
  runtime: Runtime,
  me: SignedIn,
  tx: Transaction,
  { row, office, workflow }: Standing,
  accepted: Pick<Accepted, 'form' | 'open'>,
): Promise<void> {
  const { personId: person, startedAt } = row;
  const least = Number(office.edition.parameters[workflow.similar?.flags?.from ?? '']?.value);
  if (!person || Number.isNaN(least)) return;
  const { since } = windowOf(office, workflow, startedAt);
  const found = await tx.cases.similar({ person, since, workflow: workflow.id });
  const most = await mostAlike(
    runtime,
    me,
    tx,
    { office, texts: findable(accepted) },
    found.filter(({ id }) => id !== row.id),
  );
  if (!most || most.likeness < least) return;
  await tx.exceptions.add({ kind: suspicion, caseId: row.id, detail: most, at: startedAt });
}

async function mostAlike(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  { office, texts }: { readonly office: OfficeEdition; readonly texts: readonly string[] },
  others: readonly Case[],
): Promise<Detail | undefined> {
  if (others.length === 0) return undefined;
  const likeness = likenessTo(texts.join(' '));
  const editions = new Map([[office.edition.id, office]]);
  const firsts = await reading.actions.firstOf(others.map(({ id }) => id));
  const all: Detail[] = [];
  for (const { caseId, form: id, edition, answers } of firsts) {
    const under = editions.get(edition) ?? (await runtime.editions.of(me.office.id, edition));
    editions.set(edition, under);
    const form = under.edition.forms[id ?? ''];
    const said = form ? findable({ form, open: answers as Accepted['open'] }) : [];
    all.push({ case: caseId, likeness: likeness(said.join(' ')) });
  }
  // Of several that are as much alike the first one: ids are in the order of time.
  return all.sort((a, b) => b.likeness - a.likeness || (a.case < b.case ? -1 : 1))[0];
}

/** What somebody has to decide about a case. */
export async function suspectedOf(
  reading: Reading,
  id: string,
): Promise<NonNullable<CaseView['merges']>['suspected']> {
  const lasting = (await reading.exceptions.lasting(id)).find(({ kind }) => kind === suspicion);
  if (!lasting) return undefined;
  const { case: other, likeness: share } = lasting.detail as Detail;
  const found = await reading.cases.get(other).catch(() => undefined);
  return { case: { id: other, number: found?.number ?? '—' }, likeness: share };
}

/** From which cases somebody told one apart, and why; latest first. */
export async function toldApartOf(reading: Reading, id: string) {
  return (await reading.exceptions.decided(id, suspicion)).map(
    ({ detail, user, at, endedBy = user, endedAt = at, endedWhy = '' }) => ({
      ...{ other: (detail as Detail).case, by: endedBy, at: endedAt, reason: endedWhy },
    }),
  );
}
