import type { Edition, Facts } from '@bitan/definitions';
import type { DecisionInvariant } from './analyse/prove.ts';
import type { DecideOptions } from './decide.ts';
import { instantOf } from './effect.ts';
import { Outlook } from './possible.ts';

/**
 * The invariants that keep a person from choosing these outcomes. Where a missing fact leaves the
 * condition of an invariant open, also through the decisions that it reads, the invariant counts as
 * broken: what must never happen is not let through for want of knowledge.
 *
 * @param outcomes the types of the chosen outcomes
 */
export function breaks(
  edition: Edition,
  decision: string,
  outcomes: readonly string[],
  facts: Facts,
  { at }: DecideOptions = {},
): DecisionInvariant[] {
  const known = (id: string) =>
    (Object.hasOwn(facts, id) ? facts[id] : undefined) ?? edition.facts[id]?.default;
  const outlook = new Outlook(edition, known, instantOf(at));
  return Object.values(edition.invariants)
    .filter((one) => one.kind === 'decision')
    .filter((one) => one.decision === decision)
    .filter(({ never }) => outcomes.some((type) => never.includes(type)))
    .filter(({ when }) => outlook.truth(when) !== false);
}
