import type { DraftChanges } from '@bitan/api';
import { needsAcknowledgement } from '@bitan/rules';
import { Conflict, type Published } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { latestOf, nothing } from './chain.ts';
import { mustBeReady, viewOf } from './drafts.ts';
import { editionRows } from './editions.ts';
import { reviewed } from './publish.ts';

/** Withdraws an edition before it takes effect, and with it what followed from it below. */
export const withdrawEdition: UseCase<'withdrawEdition'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  if (!me.may.has('policy.approve')) mustBeAllowed(me, 'policy.edit');
  const withdrawn = await once(officeOf(runtime, me), ask, async (tx) => {
    const found = await tx.editions.withdraw(numberIn(path), body.reason).catch(tooLate);
    const detail = { number: found.number, reason: body.reason };
    tx.audit.add({ event: 'edition.withdrawn', subject: found.id, detail });
    return found;
  });
  await withdrawBelow(runtime, me.office.id, withdrawn);
  runtime.editions.published();
  return editionRows(runtime, me);
};

function numberIn({ number }: { readonly number: string }): number {
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Refusal('not-found');
  return Number(number);
}

function tooLate(error: unknown): never {
  if (error instanceof Conflict) throw new Refusal('not-open', { detail: inForceAlready });
  throw error;
}

const inForceAlready = {
  'zh-CN': '该版本已经生效或已被撤回，不能再撤回；可以恢复以前的版本。',
  en: 'It is in force or was withdrawn already; an earlier edition can be restored instead.',
};

/** What offices below published because this was: the same reason, from the same instant. */
async function withdrawBelow(runtime: Runtime, org: string, above: Published): Promise<void> {
  const offices = await runtime.store.system.organisations.subordinates(org, above.effectiveFrom);
  for (const { id } of offices) {
    const office = runtime.store.for({ org: id, user: 'system' });
    const followed = (await office.editions.list()).find(
      (one) =>
        one.effectiveFrom === above.effectiveFrom &&
        one.reason === above.reason &&
        one.withdrawnAt === undefined,
    );
    if (!followed) continue;
    await office.transaction(async (tx) => {
      await tx.editions.withdraw(followed.number, above.withdrawnWhy ?? '');
      tx.audit.add({ event: 'edition.withdrawn', subject: followed.id, detail: { above: org } });
    });
    await withdrawBelow(runtime, id, above);
  }
}

/**
 * Submits a draft that says again what the office said in an earlier edition: one step for who asks,
 * and a second person approves it as any other.
 */
export const restoreEdition: UseCase<'restoreEdition'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  const office = officeOf(runtime, me);
  const number = numberIn(path);
  const wanted = (await office.editions.list()).find((one) => one.number === number);
  if (!wanted) throw new Refusal('not-found');
  const layer = (wanted.layer as DraftChanges | undefined) ?? nothing;
  const acknowledged = await meantThen(runtime, me, layer);
  const latest = await latestOf(runtime, me.office.id);
  const id = await once(office, ask, async (tx) => {
    const title = `恢复第 ${number} 版 / Restore edition ${number}`;
    const made = await tx.drafts.insert({ title, layer, baseEdition: latest.id });
    const asked = {
      ...made,
      status: 'submitted',
      submittedBy: me.user.id,
      reason: body.reason,
      acknowledged,
    } as const;
    await tx.drafts.save(asked, made.revision);
    tx.audit.add({ event: 'draft.submitted', subject: made.id, detail: { restores: number } });
    return made.id;
  });
  return viewOf(runtime, me, id);
};

/** What was found in it was let through once; it is not asked again. */
async function meantThen(
  runtime: Runtime,
  me: SignedIn,
  layer: DraftChanges,
): Promise<readonly string[]> {
  const organisation = await runtime.store.system.organisations.get(me.office.id);
  const review = await reviewed(runtime, organisation, layer, runtime.clock());
  mustBeReady(review);
  return review.findings.filter(needsAcknowledgement).map(({ key }) => key);
}
