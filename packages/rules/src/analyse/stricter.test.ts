import type { Decision, Edition, Group } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runExamples } from '../examples.ts';
import { supposing } from '../supposing.ts';
import { chainedEditions, everyCase, nationalEdition, plainly } from '../testing.ts';
import { boundaryCases } from './boundaries.ts';
import { coverage } from './coverage.ts';
import { stricter } from './stricter.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const severity: Record<string, number> = { o1: 0, o2: 1, o3: 2 };

/** The same edition with outcomes in an order. */
const ranked = (edition: Edition): Edition => ({
  ...edition,
  decisions: Object.fromEntries(
    Object.values(edition.decisions).map((decision): [string, Decision] => [
      decision.id,
      {
        ...decision,
        outcomes: decision.outcomes.map((one) => ({ ...one, severity: severity[one.type] ?? 0 })),
      },
    ]),
  ),
});

function isMilder(base: Edition, local: Edition): boolean {
  return everyCase.some((facts) => {
    const [before, after] = [plainly(base, 'd', facts), plainly(local, 'd', facts)];
    if (base.decisions.d?.hit === 'collect') {
      return before.some((type) => (severity[type] ?? 0) > 0 && !after.includes(type));
    }
    const rank = (types: string[]) => (types[0] === undefined ? -1 : (severity[types[0]] ?? 0));
    return rank(after) < rank(before);
  });
}

describe('that a local edition is nowhere milder', () => {
  it('is what trying every case finds', () => {
    const editions = fc
      .tuple(chainedEditions(), chainedEditions())
      .map(([base, local]) => [ranked(base), ranked(local)] as const)
      .filter(([base, local]) => base.decisions.d?.hit === local.decisions.d?.hit);
    fc.assert(
      fc.property(editions, ([base, local]) => {
        const found = stricter(base, local).find(({ decision }) => decision === 'd');
        expect(found?.result).toBe(isMilder(base, local) ? 'milder' : 'proved');
      }),
      { numRuns: 60 },
    );
  });

  it('is proved of the same edition, and of one with a lower limit', () => {
    const lower = supposing(national, { 'repeat.limit.propose': 3 });
    for (const local of [national, lower]) {
      const results = new Set(stricter(national, local).map(({ result }) => result));
      expect(results).toEqual(new Set(['proved', 'incomparable']));
    }
  });

  it('is refuted by a case in words where a limit is higher', () => {
    const higher = supposing(national, { 'repeat.limit.propose': 9 });
    const milder = stricter(national, higher).filter(({ result }) => result === 'milder');
    expect(milder.map(({ decision }) => decision)).toEqual(['accountability']);
    expect(milder[0]?.witness).toMatchObject({ 'subject.foundedTalks12m': 4 });
    expect(milder[0]?.sentence?.['zh-CN']).toContain('比上级规定宽松');
  });

  it('is proved at once where a rule is added that others build on', () => {
    const { 'must-talk': mustTalk, disposition } = national.decisions as Record<string, Decision>;
    const [first, ...others] = mustTalk?.rules ?? [];
    const [guard, ...rest] = disposition?.rules ?? [];
    if (!mustTalk || !disposition || !first || !guard) throw new Error('the base pack has them');
    const always: Group = {
      all: [{ fact: 'report.publicOpinion', operator: 'equal', value: true }],
    };
    const criterion = { ...first, name: 'own', conditions: always };
    const check = { ...guard, name: 'own', conditions: always };
    for (const changed of [
      { ...mustTalk, rules: [first, criterion, ...others] },
      { ...disposition, rules: [guard, check, ...rest] },
    ]) {
      const local = { ...national, decisions: { ...national.decisions, [changed.id]: changed } };
      const results = stricter(national, local, 2_000).map(({ result }) => result);
      expect(new Set(results)).toEqual(new Set(['proved', 'incomparable']));
    }
  });

  it('is undecided when the budget is spent', () => {
    const lower = supposing(national, { 'repeat.limit.propose': 3 });
    const results = stricter(national, lower, 1).map(({ result }) => result);
    expect(results).toContain('undecided');
  });
});

describe('proposed boundary cases', () => {
  it('are true of the edition, each at a threshold that no case shows', async () => {
    const examples = boundaryCases(national);
    expect(examples.length).toBeGreaterThan(5);
    const results = await runExamples({ ...national, examples });
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('are not proposed again once they are adopted', () => {
    const examples = boundaryCases(national);
    const adopted = { ...national, examples: [...national.examples, ...examples] };
    const again = boundaryCases(adopted).map(({ id }) => id);
    for (const { id } of examples) expect(again).not.toContain(id);
  });

  it('fail when their threshold is shifted', async () => {
    const shifted = boundaryCases(national).flatMap((example) =>
      [-2, -1, 1, 2].map((by) => {
        const moved = Object.entries(example.parameters ?? {}).map(([id, value]) => [
          id,
          Number(value) + by,
        ]);
        return { ...example, parameters: Object.fromEntries(moved) };
      }),
    );
    const results = [await runExamples({ ...national, examples: shifted })];
    expect(results.flat().some(({ ok }) => !ok)).toBe(true);
  });
});

describe('coverage', () => {
  it('says that every rule of the base pack decides in a case', () => {
    expect(coverage(national).filter(({ decided }) => decided === 0)).toEqual([]);
  });

  it('names the rules and conditions that no case shows', () => {
    const [first, ...others] = national.examples;
    expect(first).toBeDefined();
    const few = coverage({ ...national, examples: others.slice(0, 1) });
    expect(few.some(({ decided }) => decided === 0)).toBe(true);
    const conditions = few.flatMap((rule) => rule.conditions);
    expect(conditions.some(({ held, failed }) => held + failed === 0)).toBe(true);
    expect(conditions.every(({ pointer }) => pointer.startsWith('/conditions/'))).toBe(true);
  });
});
