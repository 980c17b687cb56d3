import type { CaseView } from '@bitan/api';
import type { Text, Workflow } from '@bitan/definitions';
import type { Case, Reading, Transaction } from '@bitan/store';
import { addDays, civilDate } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { caseAfter } from './after.ts';
import type { Accepted } from './answers.ts';
import { findable } from './findable.ts';
import { likeness } from './likeness.ts';
import { officeOf, type Standing, standingOf } from './standing.ts';

/** What is watched of a case that may be about the matter of another, until somebody decides. */
export const suspicion = 'watch.similar';

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
    findable(accepted),
    found.filter(({ id }) => id !== row.id),
  );
  if (!most || most.likeness < least) return;
  await tx.exceptions.add({ kind: suspicion, caseId: row.id, detail: most, at: startedAt });
}

async function mostAlike(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  texts: readonly string[],
  others: readonly Case[],
): Promise<Detail | undefined> {
  if (others.length === 0) return undefined;
  const own = texts.join(' ');
  const firsts = await reading.actions.firstOf(others.map(({ id }) => id));
  const all = firsts.map(async ({ caseId, form: id, edition, answers }): Promise<Detail> => {
    const under = await runtime.editions.of(me.office.id, edition);
    const form = under.edition.forms[id ?? ''];
    const said = form ? findable({ form, open: answers as Accepted['open'] }) : [];
    return { case: caseId, likeness: likeness(own, said.join(' ')) };
  });
  return (await Promise.all(all)).sort((a, b) => b.likeness - a.likeness)[0];
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

/**
 * Decides that a case is about another matter than the one that it is much like.
 * @throws Refusal `not-open` where nothing is to be decided, `forbidden`, `reason-missing`
 */
export const tellApart: UseCase<'tellApart'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  const office = officeOf(runtime, me);
  const { workflow } = await standingOf(runtime, me, office, path.case);
  if (!me.roles.some((role) => workflow.merge?.by.roles.includes(role)))
    throw new Refusal('forbidden');
  if (body.reason.trim() === '') throw new Refusal('reason-missing');
  await once(office, ask, async (tx) => {
    const suspected = await suspectedOf(tx, path.case);
    if (!suspected) throw new Refusal('not-open', { detail: notSuspected });
    await tx.exceptions.end(path.case, suspicion);
    tx.audit.add({
      event: 'case.told-apart',
      subject: path.case,
      detail: { from: suspected.case.id, reason: body.reason },
    });
    return path.case;
  });
  return caseAfter(ask, path.case);
};

const notSuspected: Text = {
  'zh-CN': '此件没有待认定的疑似重复，可能已由他人认定。',
  en: 'Nothing is to be decided about this case: somebody may have decided already.',
};
