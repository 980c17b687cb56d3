import type { TimelineEntry } from '@bitan/api';
import type { Aside } from '@bitan/forms';
import type { ActionEntry, Case, MovedEntry, Reading } from '@bitan/store';

/**
 * The history of a case as an edition reads it, mostly the one under which it stands now: an entry made
 * under an earlier edition says what it was moved to there, and what was written where it was not. The
 * entries themselves never change.
 */
export async function entriesNow(
  reading: Reading,
  { id, edition }: Pick<Case, 'id' | 'edition'>,
): Promise<ActionEntry[]> {
  const [entries, moved] = await Promise.all([
    reading.actions.list(id),
    reading.movings.entries(id),
  ]);
  return entries.map((entry) => {
    const now = moved.find((one) => one.seq === entry.seq && one.edition === edition);
    return now ? { ...entry, answers: now.answers } : entry;
  });
}

/** What found no place when a case was moved, for who may see the fields; the latest time counts. */
export function asideOf(
  moved: readonly MovedEntry[],
  entry: ActionEntry,
  visible: ReadonlySet<string>,
): Pick<TimelineEntry, 'aside'> {
  const latest = moved.find(({ seq }) => seq === entry.seq);
  const aside = ((latest?.aside ?? []) as Aside[]).filter(({ field }) => visible.has(field));
  if (aside.length === 0) return {};
  return { aside: aside.map(({ title, value, why }) => ({ title, value, why })) };
}
