import type { Edition, Facts, FactValue } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { FactError } from '../fact-error.ts';
import { chainedEditions, factIds, instants, nationalEdition, smallFacts } from '../testing.ts';
import { closures } from './closures.ts';
import { decideCompiled } from './decide-compiled.ts';
import { generated } from './generated.ts';
import { planOf } from './plan.ts';
import { resultOf } from './result.ts';
import { CorruptTrace, unpack } from './unpack.ts';

const backEnds = { closures, generated };
let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const someFacts = fc
  .tuple(smallFacts, fc.subarray(factIds))
  .map(([all, kept]): Facts => Object.fromEntries(kept.map((id) => [id, all[id]])));

/** Decides with a back end and unpacks the trace, which is put somewhere in a larger array. */
function compiled(
  backEnd: keyof typeof backEnds,
  edition: Edition,
  decision: string,
  facts: Facts,
  at?: string,
) {
  const plan = planOf(edition, decision, at === undefined ? {} : { at });
  const values = plan.facts.map((id) => facts[id]);
  const packed = new Int32Array(plan.packedWords + 5).fill(7);
  backEnds[backEnd](plan)(values, packed, 3);
  expect([...packed.slice(0, 3), ...packed.slice(-2)]).toEqual([7, 7, 7, 7, 7]);
  return { decided: unpack(plan, packed, 3, values), result: resultOf(plan, packed, 3) };
}

describe.each(['closures', 'generated'] as const)('a decision as %s', (backEnd) => {
  it('comes to what json-rules-engine comes to, with the same full trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        chainedEditions(true),
        someFacts,
        fc.option(fc.constantFrom(...instants), { nil: undefined }),
        async (edition, facts, at) => {
          const expected = await decide(edition, 'd', facts, at === undefined ? {} : { at });
          const { decided, result } = compiled(backEnd, edition, 'd', facts, at);
          expect(decided).toEqual(expected);
          expect(result).toEqual({
            complete: expected.complete,
            outcomes: expected.outcomes ?? (expected.outcome ? [expected.outcome] : []),
            fired: expected.fired,
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does so for every decision of the national pack', async () => {
    const values = fc.record(
      Object.fromEntries(
        Object.values(national.facts).map((fact) => [
          fact.id,
          fc.option(valueOf(fact), { nil: undefined }),
        ]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(national.decisions)),
        values,
        async (decision, facts) => {
          const expected = await decide(national, decision, facts);
          expect(compiled(backEnd, national, decision, facts).decided).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function valueOf(fact: Edition['facts'][string]): fc.Arbitrary<FactValue> {
  const { type, values, min = 0, max = min + 30 } = fact;
  const ids = values?.map(({ id }) => id) ?? ['one', 'other'];
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...ids);
    case 'set':
      return fc.subarray(ids);
    case 'date':
      return fc.constantFrom('2025-12-31', '2026-01-01', '2026-06-30');
    default:
      return fc.integer({ min, max: Math.min(max, min + 30) });
  }
}

describe('deciding many cases in a row', () => {
  it('comes to the same record, at every instant, from a reader that is asked once', async () => {
    await fc.assert(
      fc.asyncProperty(
        chainedEditions(true),
        someFacts,
        fc.array(fc.constantFrom(undefined, ...instants), { minLength: 1, maxLength: 4 }),
        async (edition, facts, times) => {
          for (const at of times) {
            const options = at === undefined ? {} : { at };
            const asked: string[] = [];
            const read = (id: string) => {
              asked.push(id);
              return asked.length % 2 ? facts[id] : Promise.resolve(facts[id]);
            };
            const decided = await decideCompiled(edition, 'd', read, options);
            expect(decided).toEqual(await decide(edition, 'd', facts, options));
            expect(asked).toHaveLength(new Set(asked).size);
          }
        },
      ),
    );
  });

  it('refuses a value outside its domain', async () => {
    const read = () => 'no value of any fact';
    await expect(decideCompiled(national, 'disposition', read)).rejects.toThrow(FactError);
  });
});

describe('a packed trace', () => {
  it('that was changed anywhere is refused', () => {
    const plan = planOf(national, 'disposition');
    const values = plan.facts.map(() => undefined);
    const packed = new Int32Array(plan.packedWords);
    closures(plan)(values, packed, 0);
    fc.assert(
      fc.property(fc.nat(plan.packedWords - 1), fc.nat(31), (word, bit) => {
        const changed = packed.slice();
        changed[word] = (changed[word] ?? 0) ^ (1 << bit);
        expect(() => unpack(plan, changed, 0, values)).toThrow(CorruptTrace);
      }),
    );
  });

  it('that ends too early is refused', () => {
    const plan = planOf(national, 'disposition');
    const values = plan.facts.map(() => undefined);
    expect(() => unpack(plan, new Int32Array(1), 0, values)).toThrow(CorruptTrace);
  });
});
