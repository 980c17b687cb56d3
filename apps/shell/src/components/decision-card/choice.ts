import type { Choice, DecisionCard, SaidOutcome } from '@bitan/api';
import type { RuleEvent } from '@bitan/definitions';

/** What a person has chosen so far; `reason` counts only where they deviate. */
export interface Choosing {
  readonly chosen: readonly string[];
  readonly reason: string;
}

/** Names an outcome: its type and its parameters in any order. */
export function outcomeKey({ type, params = {} }: Pick<SaidOutcome, 'type' | 'params'>): string {
  const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, sorted]);
}

/** One begins with the proposal accepted; where there is none, nothing is chosen. */
export function accepting(card: DecisionCard): Choosing {
  return { chosen: card.proposal.map(outcomeKey), reason: '' };
}

/** Where the rules could not propose anything for want of facts, any choice is a deviation. */
export function deviates(card: DecisionCard, { chosen }: Choosing): boolean {
  if (!card.complete) return true;
  const proposed = new Set(card.proposal.map(outcomeKey));
  return chosen.length !== proposed.size || chosen.some((key) => !proposed.has(key));
}

/** What is still needed before it can be submitted. */
export function lacks(card: DecisionCard, choosing: Choosing): 'choice' | 'reason' | undefined {
  if (card.hit === 'first' && choosing.chosen.length === 0) return 'choice';
  return deviates(card, choosing) && choosing.reason.trim() === '' ? 'reason' : undefined;
}

/** As it is sent: the outcomes in the words of the definitions, the reason where there is one. */
export function toChoice(card: DecisionCard, choosing: Choosing): Choice {
  const all = [...card.choices.map(({ outcome }) => outcome), ...card.proposal];
  const byKey = new Map(all.map((outcome) => [outcomeKey(outcome), outcome]));
  const outcomes = choosing.chosen.flatMap((key) => {
    const outcome = byKey.get(key);
    return outcome ? [toEvent(outcome)] : [];
  });
  const reason = choosing.reason.trim();
  return { outcomes, ...(deviates(card, choosing) && reason && { reason }) };
}

function toEvent({ type, params }: SaidOutcome): RuleEvent {
  return Object.keys(params).length > 0
    ? { type, params: params as NonNullable<RuleEvent['params']> }
    : { type };
}
