import type { DraftChanges } from '@bitan/api';
import { alike, applied, type Edit, edit, editsBetween, itemAt } from '@bitan/definitions';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { officeOf } from '../work/standing.ts';
import { latestOf, nothing } from './chain.ts';
import { begunWith, mustBeOpen } from './draft.ts';

/**
 * Brings a draft up to what was published since it was begun: its own changes are made again on top
 * of that. Where both changed the same item, a person says which one stays.
 */
export const rebaseDraft: UseCase<'rebaseDraft'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  const latest = await latestOf(runtime, me.office.id);
  const onto = (latest.layer as DraftChanges | undefined) ?? nothing;
  return once(officeOf(runtime, me), ask, async (tx) => {
    const found = await tx.drafts.get(path.draft);
    mustBeOpen(found);
    const before = found.layer as DraftChanges;
    const changes = editsBetween(await begunWith(tx, found), before);
    const { mine = [], theirs = [] } = body;
    const undecided = changes.filter(
      (one) => disagrees(onto, one) && ![...mine, ...theirs].includes(one.path),
    );
    if (undecided.length > 0) throw new Refusal('edit-conflict', conflicts(undecided, onto));
    const edits = changes
      .filter((one) => !theirs.includes(one.path) || !disagrees(onto, one))
      .map(({ path: at, now }) => edit(at, itemAt(onto, at), now));
    const { layer } = applied(onto, edits);
    const rebased = { ...found, status: 'open', layer, baseEdition: latest.id } as const;
    const saved = await tx.drafts.save(rebased, found.revision);
    await tx.drafts.step(found.id, saved.revision, editsBetween(before, layer as DraftChanges));
    tx.audit.add({ event: 'draft.rebased', subject: found.id, detail: { mine, theirs } });
    return { revision: saved.revision };
  });
};

/** Whether others changed the same item to something else. */
function disagrees(onto: DraftChanges, { path, was, now }: Edit): boolean {
  const theirs = itemAt(onto, path);
  return !alike(theirs, was) && !alike(theirs, now);
}

function conflicts(undecided: readonly Edit[], onto: DraftChanges) {
  return {
    errors: undecided.map(({ path }) => ({ pointer: `/items/${path}`, message: bothChanged })),
    current: onto,
  };
}

const bothChanged = {
  'zh-CN': '草案与新发布的版本都修改了这一项，请选择保留哪一个。',
  en: 'The draft and what was published both changed this item; choose which one stays.',
};
