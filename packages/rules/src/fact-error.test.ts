import type { Edition, Fact, Facts } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { checkFact, FactError, type FactProblem } from './fact-error.ts';
import { editionWith, ruleOf, said } from './testing.ts';

const isA = { all: [{ fact: 'a', operator: 'equal' as const, value: true }] };
const edition: Edition = editionWith({
  id: 'd',
  title: said('d'),
  hit: 'first',
  outcomes: [{ type: 'o1', title: said('o1') }],
  rules: [ruleOf('r', isA, 'o1')],
});

async function problemsOf(facts: unknown): Promise<readonly FactProblem[]> {
  const error = await decide(edition, 'd', facts as Facts).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FactError);
  return (error as FactError).problems;
}

describe('a fact', () => {
  it.each([
    ['not in the vocabulary', { aa: true }, 'a, b, n'],
    ['named like a member of every object', { constructor: true }, 'a, b, n'],
    ['named like the prototype', JSON.parse('{ "__proto__": 1 }'), 'a, b, n'],
    ['outside its choices', { e: 'w' }, 'x, y, z'],
    ['a number written as a text', { n: '3' }, 'an integer, at least 0, at most 4'],
    ['a fraction for an integer', { n: 1.5 }, 'an integer'],
    ['too large', { n: 5 }, 'at most 4'],
    ['one choice for a set of them', { s: 'p' }, 'a list of these: p, q'],
    ['a set with a stranger in it', { s: ['p', 'r'] }, 'a list of these: p, q'],
    ['a day that does not exist', { t: '2026-02-30' }, 'a day that exists'],
    ['a text for a boolean', { a: 'true' }, 'true or false'],
    ['null', { a: null }, 'true or false'],
  ])('is refused when it is %s, with what would do', async (_name, facts, cure) => {
    const [problem] = await problemsOf(facts);
    expect(problem?.fact).toBe(Object.keys(facts)[0]);
    expect(problem?.cure.en).toContain(cure);
    expect(problem?.cure['zh-CN']).toMatch(/应为|可用/);
  });

  it('is told with every other that is wrong', async () => {
    const problems = await problemsOf({ a: 1, n: -1, zz: 0 });
    expect(problems.map(({ fact }) => fact)).toEqual(['a', 'n', 'zz']);
  });

  it('is not repeated at length', async () => {
    const [problem] = await problemsOf({ e: 'w'.repeat(100_000) });
    expect(problem?.message.en.length).toBeLessThan(200);
  });

  it('is checked when a reader gives it, too', async () => {
    await expect(decide(edition, 'd', () => 'yes')).rejects.toThrow(FactError);
  });

  it('without a limit takes any finite number', () => {
    const fact: Fact = { id: 'm', title: said('m'), type: 'number', source: { kind: 'answer' } };
    expect(checkFact(fact, -1e300)).toEqual([]);
    expect(checkFact(fact, Number.POSITIVE_INFINITY)).toHaveLength(1);
    expect(checkFact(fact, Number.NaN)).toHaveLength(1);
  });
});
