import { type Condition, evaluate, type FactValue, type Truth } from '@bitan/definitions';
import type { Known } from './state.ts';

/** Evaluates a condition of the flow over facts, earlier outcomes and the answers at hand. */
export function holdsIn(condition: Condition, known: Known): Truth {
  return evaluate(condition, {
    fact(id) {
      const answer = after('answer:', id);
      if (answer !== undefined) return known.answers?.[answer] as FactValue | undefined;
      const decision = after('decision:', id);
      if (decision !== undefined) return outcomeOf(decision, known);
      return known.facts[id];
    },
  });
}

/** The type of the outcome of an earlier decision, or the set of them where there are several. */
function outcomeOf(decision: string, { outcomes }: Known): FactValue | undefined {
  const types = outcomes[decision]?.map(({ type }) => type);
  return types?.length === 1 ? types[0] : types;
}

/** `answer:x` → `x`; undefined when `text` does not begin so. */
export function after(prefix: string, text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
