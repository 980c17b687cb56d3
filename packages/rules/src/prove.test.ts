import type { Edition, Facts, Invariant } from '@bitan/definitions';
import { evaluate } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { prove, proveAll } from './prove.ts';
import { decisions, editionWith, group, nationalEdition } from './testing.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

type DecisionInvariant = Extract<Invariant, { kind: 'decision' }>;
const said = { 'zh-CN': 'i', en: 'i' };
const about = { id: 'i', kind: 'decision' as const, title: said, basis: [], decision: 'd' };

/** Every case of the small vocabulary. */
const everyCase: Facts[] = [true, false].flatMap((a) =>
  [true, false].flatMap((b) =>
    [0, 1, 2, 3, 4].flatMap((n) => ['x', 'y', 'z'].map((e) => ({ a, b, n, e }))),
  ),
);

describe('a proof', () => {
  it('agrees with trying every case, and its witness does break the invariant', async () => {
    await fc.assert(
      fc.asyncProperty(
        decisions,
        group,
        fc.constantFrom('o1', 'o2'),
        async (decision, when, type) => {
          const edition = editionWith(decision);
          const invariant: DecisionInvariant = { ...about, when, never: [type] };
          const proof = prove(edition, invariant);
          const breaks = async (facts: Facts) => {
            const { outcome, outcomes } = await decide(edition, 'd', facts);
            const given = outcomes ?? (outcome ? [outcome] : []);
            return (
              evaluate(when, { fact: (id) => facts[id] }) === true &&
              given.some((one) => one.type === type)
            );
          };
          const broken = (await Promise.all(everyCase.map(breaks))).some((one) => one);
          expect(proof.result).toBe(broken ? 'broken' : 'proved');
          if (proof.witness) expect(await breaks(proof.witness)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds for every invariant of the base pack', () => {
    expect(proveAll(national).filter(({ result }) => result !== 'proved')).toEqual([]);
  });

  it('fails, with a case in words, when the guard against lost leads is taken out', () => {
    const { disposition } = national.decisions;
    const rules = disposition?.rules.filter(({ name }) => name !== 'checkable-violation') ?? [];
    const weakened = {
      ...national,
      decisions: { ...national.decisions, disposition: { ...disposition, rules } },
    } as Edition;
    const broken = proveAll(weakened).find(
      ({ invariant }) => invariant === 'possible-violation-is-checked',
    );
    expect(broken?.result).toBe('broken');
    expect(broken?.sentence?.['zh-CN']).toContain('例如');
  });

  it('says that it does not know when its budget is spent, never that all is well', () => {
    const [first] = proveAll(national, 1);
    expect(first?.result).toBe('undecided');
  });
});
