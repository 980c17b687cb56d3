import type { Edition } from '../model/edition.ts';
import type { Fact } from '../model/fact.ts';
import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Readable, Scope } from './conditions.ts';

/** What is checked: an edition as it was put together, and where each item stands. */
export interface Subject {
  readonly edition: Omit<Edition, 'id'>;
  /** By `<kind>/<id>`. */
  readonly placeOf: (key: string) => Place;
}

export type Check = (subject: Subject) => Problem[];

export const readableFact = ({ type, values, min, max }: Fact): Readable => ({
  type,
  ...(values && { values: values.map(({ id }) => id) }),
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

/**
 * What conditions over facts may read: every fact but those that could name a complainant, and the
 * outcomes of these decisions.
 */
export function factScope({ edition }: Subject, decisions: readonly string[]): Scope {
  return {
    parameters: edition.parameters,
    known: () => [...Object.keys(edition.facts), ...decisions.map((id) => `decision:${id}`)],
    readable(id) {
      if (id.startsWith('decision:')) return outcomeScope(edition, id.slice(9), decisions);
      const fact = edition.facts[id];
      return fact && fact.sensitivity !== 'identity' ? readableFact(fact) : undefined;
    },
  };
}

function outcomeScope(
  { decisions }: Subject['edition'],
  id: string,
  allowed: readonly string[],
): Readable | undefined {
  const decision = decisions[id];
  if (!decision || !allowed.includes(id)) return undefined;
  const values = decision.outcomes.map(({ type }) => type);
  return { type: decision.hit === 'collect' ? 'set' : 'enum', values };
}
