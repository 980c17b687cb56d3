import type { DraftChanges, DraftView } from '@bitan/api';
import { editsBetween, type Text } from '@bitan/definitions';
import { needsAcknowledgement } from '@bitan/rules';
import type { Draft, Organisation, Transaction } from '@bitan/store';
import type { Ask, UseCase } from '../http/bind.ts';
import { revisionRead } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import type { Review } from '../workshop/jobs.ts';
import { grounded, keep } from './bases.ts';
import { latestOf, layerOf, nothing } from './chain.ts';
import { isOutdated, notNow } from './draft.ts';
import { draftRow, draftView } from './draft-view.ts';
import { isReady, prepare, publish, publishBelow, reviewed } from './publish.ts';
import { aboveOf } from './studio.ts';

/** The drafts of the office, latest first. */
export const drafts: UseCase<'drafts'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  const users = await office.users.list();
  return Promise.all(
    (await office.drafts.list()).map(async (draft) =>
      draftRow(draft, users, await isOutdated(runtime, me, office, draft)),
    ),
  );
};

/** A draft with everything the checks say of it. */
export const draft: UseCase<'draft'> = async ({ runtime, me, path, signal }) => {
  mustBeAllowed(me, 'policy.read');
  return viewOf(runtime, me, path.draft, signal);
};

/** Begins a draft with what the office adds now. */
export const newDraft: UseCase<'newDraft'> = async (ask) => {
  const { runtime, me, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  const latest = await latestOf(runtime, me.office.id);
  const layer = latest.layer ?? nothing;
  const id = await once(officeOf(runtime, me), ask, async (tx) => {
    const made = await tx.drafts.insert({ title: body.title, layer, baseEdition: latest.id });
    tx.audit.add({ event: 'draft.begun', subject: made.id });
    return made.id;
  });
  return viewOf(runtime, me, id);
};

/** Changes a draft; one that was returned is open again. */
export const changeDraft: UseCase<'changeDraft'> = (ask) => {
  mustBeAllowed(ask.me, 'policy.edit');
  const { changes } = ask.body;
  return change(
    ask,
    ['open', 'returned'],
    'draft.changed',
    (found) => ({ ...found, status: 'open', layer: changes }),
    async (tx, found, revision) => {
      await tx.drafts.step(found.id, revision, editsBetween(found.layer as DraftChanges, changes));
    },
  );
};

/** Asks a second person to approve; only a draft that passes all checks can be submitted. */
export const submitDraft: UseCase<'submitDraft'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  await mustFit(runtime, me, path.draft, body.effectiveFrom);
  const review = await reviewOf(runtime, me, path.draft);
  mustBeReady(review);
  mustBeMeant(review, body.acknowledged ?? []);
  return change(ask, ['open', 'returned'], 'draft.submitted', ({ effectiveFrom: _, ...found }) => ({
    ...found,
    status: 'submitted',
    submittedBy: me.user.id,
    reason: body.reason,
    acknowledged: body.acknowledged ?? [],
    ...(body.effectiveFrom && { effectiveFrom: body.effectiveFrom }),
  }));
};

/** Approves a draft and publishes it, for this office and those below. */
export const approveDraft: UseCase<'approveDraft'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'policy.approve');
  const found = await officeOf(runtime, me).drafts.get(path.draft);
  if (found.submittedBy === me.user.id) throw new Refusal('second-person');
  await mustFit(runtime, me, path.draft, found.effectiveFrom);
  const review = await reviewOf(runtime, me, path.draft);
  mustBeReady(review);
  mustBeMeant(review, found.acknowledged ?? []);
  if (review.edition) await prepare(runtime, await organisationOf(runtime, me), review.edition);
  const { layer, bases } = grounded(found.layer as DraftChanges, await aboveOf(runtime, me));
  const publication = { ...publicationOf(runtime, me, found), layer };
  const view = await change(
    ask,
    ['submitted'],
    'draft.approved',
    (one) => ({ ...one, status: 'published' }),
    async (tx) => {
      await keep(tx, bases);
      if (review.edition) await publish(tx, review.edition, publication);
    },
  );
  runtime.editions.published();
  await publishBelow(runtime, await organisationOf(runtime, me), publication);
  return view;
};

/** Returns a draft to its author with what has to be changed. */
export const returnDraft: UseCase<'returnDraft'> = (ask) => {
  mustBeAllowed(ask.me, 'policy.approve');
  return change(ask, ['submitted'], 'draft.returned', (found) => ({
    ...found,
    status: 'returned',
    comment: ask.body.comment,
  }));
};

/** Withdraws a draft; it stays to be read. */
export const withdrawDraft: UseCase<'withdrawDraft'> = (ask) => {
  mustBeAllowed(ask.me, 'policy.edit');
  return change(ask, ['open', 'submitted', 'returned'], 'draft.withdrawn', (found) => ({
    ...found,
    status: 'withdrawn',
  }));
};

/** What the checks say of a draft as it is stored. */
export async function reviewOf(
  runtime: Runtime,
  me: SignedIn,
  id: string,
  signal?: AbortSignal,
): Promise<Review> {
  const found = await officeOf(runtime, me).drafts.get(id);
  const organisation = await organisationOf(runtime, me);
  return reviewed(runtime, organisation, found.layer as DraftChanges, runtime.clock(), {
    ...(signal && { signal }),
  });
}

type DraftAsk = Ask<
  'changeDraft' | 'submitDraft' | 'approveDraft' | 'returnDraft' | 'withdrawDraft'
>;

async function change(
  ask: DraftAsk,
  from: readonly Draft['status'][],
  event: string,
  to: (draft: Draft) => Draft,
  also: (tx: Transaction, found: Draft, revision: number) => Promise<void> = async () => {},
): Promise<DraftView> {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    const found = await tx.drafts.get(path.draft);
    if (!from.includes(found.status)) throw new Refusal('not-open', { detail: notNow });
    const read = revisionRead(ask as { body: { revision?: number } });
    const { revision } = await tx.drafts.save(to(found), read);
    const { acknowledged } = ask.body as { acknowledged?: readonly string[] };
    tx.audit.add({ event, subject: found.id, ...(acknowledged && { detail: { acknowledged } }) });
    await also(tx, found, revision);
    return found.id;
  });
  return viewOf(runtime, me, path.draft);
}

/** A draft with everything that the checks say of it as it is stored. */
export async function viewOf(
  runtime: Runtime,
  me: SignedIn,
  id: string,
  signal?: AbortSignal,
): Promise<DraftView> {
  const office = officeOf(runtime, me);
  const found = await office.drafts.get(id);
  const review = await reviewOf(runtime, me, id, signal);
  const { id: current } = (await runtime.editions.at(me.office.id, runtime.clock())).edition;
  const base = (await runtime.editions.of(me.office.id, current)).edition;
  const outdated = await isOutdated(runtime, me, office, found);
  const published = await layerOf(runtime, me.office.id, runtime.clock());
  const users = await office.users.list();
  return draftView({ draft: found, users, outdated, review, base, published, me });
}

function publicationOf(runtime: Runtime, me: SignedIn, found: Draft) {
  const now = runtime.clock();
  const wanted = found.effectiveFrom ?? now;
  return {
    effectiveFrom: wanted > now ? wanted : now,
    reason: found.reason ?? found.title,
    ...(found.submittedBy && { submittedBy: found.submittedBy }),
    approvedBy: me.user.id,
  };
}

/** @throws Refusal `definitions-refused` with everything that keeps it from being published */
export function mustBeReady(review: Review): void {
  if (isReady(review)) return;
  const { problems, proofs, examples, milder } = review;
  const errors = [
    ...problems.map(({ pointer, message }) => ({ pointer, message })),
    ...proofs
      .filter(({ result }) => result !== 'proved')
      .map(({ invariant, sentence = unproved }) => ({
        pointer: `/invariants/${invariant}`,
        message: sentence,
      })),
    ...examples.failed.map(({ id, message }) => ({ pointer: `/examples/${id}`, message })),
    ...milder.flatMap(({ decision, result, sentence }) =>
      result === 'milder' && sentence
        ? [{ pointer: `/decisions/${decision}`, message: sentence }]
        : [],
    ),
  ];
  throw new Refusal('definitions-refused', { errors });
}

const unproved: Text = { 'zh-CN': '未能证明。', en: 'It could not be proved.' };

/** Gaps and overlaps that were not there before: somebody has to say that they are meant. */
function mustBeMeant({ findings }: Review, acknowledged: readonly string[]): void {
  const errors = findings
    .filter(needsAcknowledgement)
    .filter(({ key }) => !acknowledged.includes(key))
    .map(({ key, sentence }) => ({ pointer: `/acknowledged/${key}`, message: sentence }));
  if (errors.length > 0) throw new Refusal('not-acknowledged', { errors });
}

/** What was published since is not taken back, and what is scheduled not overtaken. */
async function mustFit(
  runtime: Runtime,
  me: SignedIn,
  id: string,
  wanted: string | undefined,
): Promise<void> {
  const office = officeOf(runtime, me);
  if (await isOutdated(runtime, me, office, await office.drafts.get(id))) {
    throw new Refusal('draft-outdated');
  }
  const now = runtime.clock();
  const from = wanted !== undefined && wanted > now ? wanted : now;
  const latest = await latestOf(runtime, me.office.id);
  if (from < latest.effectiveFrom) throw new Refusal('before-scheduled');
}

const organisationOf = (runtime: Runtime, me: SignedIn): Promise<Organisation> =>
  runtime.store.system.organisations.get(me.office.id);
