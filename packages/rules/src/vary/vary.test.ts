import type { Edition, Facts } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { supposing } from '../supposing.ts';
import { chainedEditions, everyCase, nationalEdition, plainly, smallFacts } from '../testing.ts';
import { varyFacts } from './facts.ts';
import { varyParameters } from './parameters.ts';
import { whyNot } from './why-not.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const outcome = fc.constantFrom('o1', 'o2', 'o3');
const comesTo = (edition: Edition, facts: Facts, type: string) =>
  plainly(edition, 'd', facts).includes(type);

const different = (a: Facts, b: Facts) =>
  Object.keys(a).filter((id) => JSON.stringify(a[id]) !== JSON.stringify(b[id])).length;

describe('the smallest change of facts', () => {
  it('is what trying every case finds', () => {
    fc.assert(
      fc.property(chainedEditions(), smallFacts, outcome, (edition, facts, type) => {
        const { result, changes } = varyFacts(edition, 'd', facts, type);
        const distances = everyCase
          .filter((one) => comesTo(edition, one, type))
          .map((one) => different(facts, one));
        const least = Math.min(...distances);
        expect(result).toBe(least <= 3 ? 'found' : 'none');
        for (const change of changes) {
          expect(change).toHaveLength(least);
          const then = Object.fromEntries(change.map(({ fact, to }) => [fact, to]));
          expect(comesTo(edition, { ...facts, ...then }, type)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not choose what is unknown so that it fits', async () => {
    await fc.assert(
      fc.asyncProperty(chainedEditions(), smallFacts, outcome, async (edition, all, type) => {
        const { a: _, n: __, ...facts } = all;
        const { changes } = varyFacts(edition, 'd', facts, type);
        for (const change of changes) {
          const then = Object.fromEntries(change.map(({ fact, to }) => [fact, to]));
          const { outcome, outcomes = [outcome] } = await decide(edition, 'd', {
            ...facts,
            ...then,
          });
          expect(outcomes.map((one) => one?.type)).toContain(type);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes no further than it must', () => {
    for (const [now, then] of [
      [1, 3],
      [7, 3],
    ] as const) {
      const { changes } = varyFacts(
        national,
        'accountability',
        { 'subject.foundedTalks12m': now },
        'admonish',
      );
      expect(changes).toEqual([[{ fact: 'subject.foundedTalks12m', from: now, to: then }]]);
    }
  });

  it('is undecided when the budget is spent', () => {
    const { result } = varyFacts(national, 'disposition', {}, 'letter', { budget: 1 });
    expect(result).toBe('undecided');
  });
});

describe('the smallest change of parameters', () => {
  it('leads to the outcome, and leaves locked ones alone', async () => {
    const facts = { 'subject.foundedTalks12m': 2 };
    const { changes } = varyParameters(national, 'accountability', facts, 'admonish');
    expect(changes).toEqual([[{ parameter: 'repeat.limit.admonish', from: 3, to: 2 }]]);
    const then = supposing(national, { 'repeat.limit.admonish': 2 });
    expect((await decide(then, 'accountability', facts)).outcome?.type).toBe('admonish');
    const { 'repeat.limit.admonish': limit } = national.parameters;
    const locked = {
      ...national,
      parameters: { ...national.parameters, 'repeat.limit.admonish': { ...limit, locked: true } },
    } as Edition;
    expect(varyParameters(locked, 'accountability', facts, 'admonish').changes).not.toEqual(
      changes,
    );
  });
});

describe('why not', () => {
  it('says what was missing, and what would have led there, with the basis', async () => {
    const facts = { 'subject.foundedTalks12m': 2 };
    const zh = await whyNot(national, 'accountability', facts, 'admonish', 'zh-CN');
    expect(zh.reasons[0]).toContain('不成立');
    expect(zh.facts.changes[0]?.sentence).toBe(
      '如果「近期属实的谈话函询次数」由2次变为3次，则为「建议诫勉」。',
    );
    expect(zh.facts.changes[0]?.basis[0]?.requirement).toBe('R39');
    const en = await whyNot(national, 'accountability', facts, 'admonish', 'en');
    expect(en.parameters.changes[0]?.sentence).toContain('were 2 times instead of 3 times');
  });

  it('says that it did happen', async () => {
    const facts = { 'subject.foundedTalks12m': 3 };
    const { happened } = await whyNot(national, 'accountability', facts, 'admonish', 'en');
    expect(happened).toBe(true);
  });

  it('names the outcomes there are when it is asked for another', async () => {
    const asking = whyNot(national, 'accountability', {}, 'prison', 'en');
    await expect(asking).rejects.toThrow('propose, admonish, selfCriticism, none');
  });
});
