import type { DraftChanges } from '@bitan/api';
import { alike } from '@bitan/definitions';
import type { Draft, Reading } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { latestOf, nothing } from './chain.ts';

/** A draft can be changed until it is submitted, and again once it was returned. */
export const isOpen = ({ status }: Draft): boolean => status === 'open' || status === 'returned';

/** @throws Refusal `not-open` */
export function mustBeOpen(draft: Draft): void {
  if (!isOpen(draft)) throw new Refusal('not-open', { detail: notNow });
}

/** What the office said when a draft was begun. */
export async function begunWith(reading: Reading, draft: Draft): Promise<DraftChanges> {
  const published = await reading.editions.get(draft.baseEdition);
  return (published.layer as DraftChanges | undefined) ?? nothing;
}

/**
 * Whether the office published something else since a draft was begun: publishing the draft as it
 * is would take that back.
 */
export async function isOutdated(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  draft: Draft,
): Promise<boolean> {
  if (draft.status === 'published' || draft.status === 'withdrawn') return false;
  const latest = await latestOf(runtime, me.office.id);
  return !alike(await begunWith(reading, draft), latest.layer ?? nothing);
}

export const notNow = {
  'zh-CN': '草案已提交、已发布或已撤回，不能再这样办理。',
  en: 'The draft was submitted, published or withdrawn; this cannot be done with it now.',
};
