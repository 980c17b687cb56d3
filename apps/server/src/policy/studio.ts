import type { CommentView, DraftChanges, StudioView } from '@bitan/api';
import { applied, DefinitionError, type Edit, type Edition, type Pack } from '@bitan/definitions';
import type { Draft, Reading } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sayEdit } from '../said/edits.ts';
import { officeOf } from '../work/standing.ts';
import { basesIn, keep, keptBases } from './bases.ts';
import { chainOf, nothing } from './chain.ts';
import { isOutdated, mustBeOpen } from './draft.ts';
import { draftRow, mayEdit } from './draft-view.ts';
import { namesOf } from './editions.ts';

/** A draft to be edited, with the level above. */
export const studio: UseCase<'studio'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  const draft = await office.drafts.get(path.draft);
  const [users, above, outdated] = await Promise.all([
    office.users.list(),
    aboveOf(runtime, me),
    isOutdated(runtime, me, office, draft),
  ]);
  const view: StudioView = {
    ...draftRow(draft, users, outdated),
    changes: draft.layer as DraftChanges,
    above,
    bases: await keptBases(office, draft.layer as DraftChanges),
    comments: await commentsOf(office, path.draft),
    mayEdit: mayEdit(me, draft),
    mayComment: me.may.has('policy.edit') || me.may.has('policy.approve'),
  };
  return view;
};

/** Changes items of a draft; what somebody else changed in the meantime is not overwritten. */
export const editDraft: UseCase<'editDraft'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  const office = officeOf(runtime, me);
  const bases = await basesIn(office, body.edits, () => aboveOf(runtime, me));
  return once(office, ask, async (tx) => {
    const found = await tx.drafts.get(path.draft);
    mustBeOpen(found);
    const { layer, conflicts } = applied(found.layer as DraftChanges, body.edits);
    if (conflicts.length > 0) throw conflict(conflicts, found);
    await keep(tx, bases);
    const saved = await tx.drafts.save({ ...found, status: 'open', layer }, found.revision);
    await tx.drafts.step(found.id, saved.revision, body.edits);
    tx.audit.add({
      event: 'draft.changed',
      subject: found.id,
      detail: { items: body.edits.map((edit) => edit.path) },
    });
    return { revision: saved.revision };
  });
};

/** What was changed in a draft after a revision, and who else has it open. */
export const draftSteps: UseCase<'draftSteps'> = async ({ runtime, me, path, query }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  const { revision, status } = await office.drafts.get(path.draft);
  const nameOf = await namesOf(office);
  const steps = await office.drafts.steps(path.draft, query.after);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  // Every screen that has the draft open asks every two seconds, mostly for nothing.
  const above = steps.some(isOfForms) ? await aboveOf(runtime, me) : edition;
  const present = runtime.presence.hear(path.draft, me.user.id, query.at, runtime.clock());
  return {
    revision,
    status,
    steps: steps.map((step) => ({
      revision: step.revision,
      by: nameOf(step.madeBy) ?? '—',
      mine: step.madeBy === me.user.id,
      at: step.madeAt,
      edits: [...(step.edits as Edit[])],
      said: (step.edits as Edit[]).flatMap((edit) => sayEdit(edition, above, edit)),
    })),
    present: present.map(({ user, item }) => ({
      name: nameOf(user) ?? '—',
      ...(item && { item }),
    })),
  };
};

const isOfForms = ({ edits }: { readonly edits: unknown }) =>
  (edits as Edit[]).some(({ path }) => path.startsWith('overlays/'));

/** The cases of a draft as it is stored, with their results. */
export const draftCases: UseCase<'draftCases'> = async ({ runtime, me, path, signal }) => {
  mustBeAllowed(me, 'policy.read');
  const { layer } = await officeOf(runtime, me).drafts.get(path.draft);
  const changes = layer as DraftChanges;
  const own = new Set(changes.examples?.map(({ id }) => id));
  const chain = await chainWith(runtime, me, changes);
  const { cases, coverage, proposed } = await runtime.workshop
    .run('cases', { chain }, signal)
    .catch(refuse);
  return {
    cases: cases.map((one) => ({ ...one, own: own.has(one.id) })),
    coverage: coverage.map((one) => ({ ...one, conditions: [...one.conditions] })),
    proposed,
  };
};

/** Remarks on an item of a draft, for its author and the second person. */
export const commentDraft: UseCase<'commentDraft'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  if (!me.may.has('policy.edit')) mustBeAllowed(me, 'policy.approve');
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    await tx.drafts.get(path.draft);
    const { id } = await tx.drafts.comment({ draftId: path.draft, ...body });
    tx.audit.add({ event: 'draft.commented', subject: path.draft, detail: { item: body.item } });
    return id;
  });
  return commentsOf(office, path.draft);
};

async function commentsOf(office: Reading, draft: string): Promise<CommentView[]> {
  const nameOf = await namesOf(office);
  return (await office.drafts.comments(draft)).map(({ item, text, madeBy, madeAt }) => ({
    item,
    text,
    by: nameOf(madeBy) ?? '—',
    at: madeAt,
  }));
}

/** All that holds without what the office itself says. */
export async function aboveOf(runtime: Runtime, me: SignedIn): Promise<Edition> {
  const chain = await chainWith(runtime, me, nothing);
  return runtime.workshop.run('resolve', { chain });
}

/** All that would hold with this layer; nothing where it does not resolve. */
export async function resolvedWith(
  runtime: Runtime,
  me: SignedIn,
  layer: DraftChanges,
): Promise<Edition | undefined> {
  try {
    const chain = await chainWith(runtime, me, layer);
    return await runtime.workshop.run('resolve', { chain });
  } catch (error) {
    if (error instanceof DefinitionError) return undefined;
    throw error;
  }
}

async function chainWith(runtime: Runtime, me: SignedIn, layer: DraftChanges): Promise<Pack[]> {
  const organisation = await runtime.store.system.organisations.get(me.office.id);
  return chainOf(runtime, organisation, layer, runtime.clock());
}

function refuse(error: unknown): never {
  if (!(error instanceof DefinitionError)) throw error;
  const errors = error.problems.map(({ pointer, message }) => ({ pointer, message }));
  throw new Refusal('definitions-refused', { errors });
}

function conflict(conflicts: readonly Edit[], { layer }: Draft): Refusal {
  const errors = conflicts.map(({ path }) => ({
    pointer: `/items/${path}`,
    message: inTheMeantime,
  }));
  return new Refusal('edit-conflict', { errors, current: layer });
}

const inTheMeantime = {
  'zh-CN': '他人在此期间修改了这一项。',
  en: 'Somebody else changed this item in the meantime.',
};
