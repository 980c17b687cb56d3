import type { Edition, Facts, FormMove, Text } from '@bitan/definitions';
import { type Aside, bindAnswers, moveAnswers, settle } from '@bitan/forms';
import { checkFact } from '@bitan/rules';
import type { ActionEntry, Case, MovedEntry } from '@bitan/store';
import { whyNotUnder } from './fit.ts';

/** A case as it goes on under another edition, or why it does not. */
export type MovedCase =
  | { readonly why: Text }
  | {
      readonly facts: Facts;
      /** What the entries of its history say there. */
      readonly entries: readonly Said[];
    };

interface Said extends Pick<MovedEntry, 'seq' | 'form'> {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly aside: readonly Aside[];
}

/** The editions between which records are moved, and what is declared. */
export interface Between {
  readonly from: Edition;
  readonly to: Edition;
  readonly mappings: readonly FormMove[];
}

/** What becomes of a case; nothing is written. An entry whose form is the same says what it said. */
export function movedCase(
  { from, to, mappings }: Between,
  row: Case,
  entries: readonly ActionEntry[],
): MovedCase {
  const why = whyNotUnder(to, row);
  if (why) return { why };
  const facts: Record<string, Facts[string]> = {};
  for (const [id, value] of Object.entries(row.facts as Facts)) {
    const fact = to.facts[id];
    if (fact && value !== undefined && checkFact(fact, value).length === 0) facts[id] = value;
  }
  const said = entries.flatMap((entry): Said[] => {
    const [was, is] = [from.forms[entry.form ?? ''], to.forms[entry.form ?? '']];
    if (!was || !is) return [];
    const steps = mappings.find(({ form }) => form === was.id)?.steps ?? [];
    const answers = entry.answers as Record<string, unknown>;
    const moved = moveAnswers(was, is, steps, answers);
    const isNow = entry.seq > 0 && isCounted(row, entry);
    if (isNow)
      Object.assign(facts, onlyNew(facts, bindAnswers(is, settle(is, moved.answers), to.facts)));
    return [{ seq: entry.seq, form: is.id, ...moved }];
  });
  return { facts, entries: said };
}

/** A proposal that waits is no part of the case yet. */
const isCounted = ({ pending }: Case, { seq }: ActionEntry) =>
  (pending as { seq?: number } | undefined)?.seq !== seq;

/** Facts that nothing said before: what was established stays as it is. */
const onlyNew = (known: Facts, bound: Facts): Facts =>
  Object.fromEntries(Object.entries(bound).filter(([id]) => known[id] === undefined));
