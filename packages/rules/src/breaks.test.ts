import type { Edition } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaks } from './breaks.ts';
import {
  chainedEditions,
  editionWith,
  factIds,
  groupsOverOutcomes,
  holdsPlainly,
  neverWhen,
  ruleOf,
  said,
  smallFacts,
} from './testing.ts';

const isA = { all: [{ fact: 'a', operator: 'equal' as const, value: true }] };
const many = {
  id: 'many',
  title: said('many'),
  hit: 'collect' as const,
  outcomes: [{ type: 'o1', title: said('o1') }],
  rules: [ruleOf('r', isA, 'o1')],
};
const binding = (edition: Edition, when: Parameters<typeof neverWhen>[0]): Edition => ({
  ...edition,
  invariants: { i: neverWhen(when, 'o2') },
});

describe('what a person chooses', () => {
  it('breaks an invariant exactly when its condition holds, where every fact is known', () => {
    fc.assert(
      fc.property(chainedEditions(), groupsOverOutcomes, smallFacts, (edition, when, facts) => {
        const broken = breaks(binding(edition, when), 'd', ['o2'], facts);
        expect(broken.length > 0).toBe(holdsPlainly(edition, when, facts));
      }),
    );
  });

  it('is not let through for want of knowledge', () => {
    fc.assert(
      fc.property(
        chainedEditions(),
        groupsOverOutcomes,
        smallFacts,
        fc.subarray(factIds),
        (edition, when, facts, kept) => {
          const fewer = Object.fromEntries(kept.map((id) => [id, facts[id]]));
          const [later] = breaks(binding(edition, when), 'd', ['o2'], facts);
          if (later) expect(breaks(binding(edition, when), 'd', ['o2'], fewer)).toEqual([later]);
        },
      ),
    );
  });

  it('is judged by decisions that may still come to more, too', () => {
    const when = { all: [{ fact: 'decision:many', operator: 'contains' as const, value: 'o1' }] };
    const edition = binding(editionWith(many), when);
    expect(breaks(edition, 'd', ['o2'], {})).toHaveLength(1);
    expect(breaks(edition, 'd', ['o2'], { a: false })).toEqual([]);
  });

  it('is free in what no invariant is about', () => {
    const edition = binding(editionWith(many), isA);
    expect(breaks(edition, 'd', ['o1'], { a: true })).toEqual([]);
    expect(breaks(edition, 'many', ['o2'], { a: true })).toEqual([]);
  });
});
