import type { Edition } from '@bitan/definitions';
import {
  applied,
  type Decision,
  emptyLayer,
  evaluate,
  layered,
  type Rule,
} from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import type { Doing } from './draft-store.ts';
import { copyRule, inOne, mergeRules, partAt, splitRule, take, withPart } from './rule-doings.ts';
import { withCell } from './table-view.tsx';

const text = (en: string) => ({ 'zh-CN': en, en });
const leaf = (fact: string) => ({ fact, operator: 'equal' as const, value: true });
const rule = (name: string, conditions: Rule['conditions'], type = 'go'): Rule => ({
  name,
  title: text(name),
  conditions,
  event: { type },
  basis: [{ title: text('Source'), mark: 'V' }],
});
const either = { any: [leaf('b'), leaf('c')] };
const decision: Decision = {
  id: 'd',
  title: text('D'),
  hit: 'first',
  outcomes: [{ type: 'go', title: text('Go') }],
  rules: [
    rule('one', { all: [leaf('a'), either] }),
    rule('two', { any: [leaf('d')] }),
    rule('three', { not: leaf('e') }),
  ],
};
const above = { decisions: { d: decision }, facts: {}, parameters: {} } as unknown as Edition;

const after = (doing: Doing): Rule[] => {
  const { layer } = applied(emptyLayer, doing({ above, layer: emptyLayer }));
  return [...(layered(above, layer).decisions.d?.rules ?? [])];
};
const [one, two] = decision.rules as [Rule, Rule];
const names = (rules: readonly Rule[]) => rules.map(({ name }) => name);
const holds = (rules: readonly Rule[], facts: Record<string, boolean>) =>
  rules.some(({ conditions }) => evaluate(conditions, { fact: (id) => facts[id] ?? false }));

/** Every way the five facts can be. */
const worlds = Array.from({ length: 32 }, (_, bits) =>
  Object.fromEntries([...'abcde'].map((id, i) => [id, Boolean(bits & (1 << i))])),
);

describe('a rule', () => {
  it('is copied behind itself under a free name', () => {
    const rules = after(copyRule(decision, one));
    expect(names(rules)).toEqual(['one', 'one-2', 'two', 'three']);
    expect(rules[1]?.title.en).toBe('one (copy)');
  });

  it('is split into its alternatives, and together they hold where it held', () => {
    const rules = after(splitRule(decision, one));
    expect(names(rules)).toEqual(['one', 'one-2', 'two', 'three']);
    for (const facts of worlds) {
      expect(holds(rules.slice(0, 2), facts)).toBe(holds([one], facts));
    }
  });

  it('is merged with the next, and holds where either held', () => {
    const rules = after(mergeRules(decision, one, two));
    expect(names(rules)).toEqual(['one', 'three']);
    for (const facts of worlds) {
      expect(holds(rules.slice(0, 1), facts)).toBe(holds([one, two], facts));
    }
  });

  it('is changed in a column where it stands, also as the only alternative', () => {
    const { conditions } = withCell(two, 'd', { ...leaf('d'), value: false });
    expect(conditions).toEqual({ all: [{ ...leaf('d'), value: false }] });
  });

  it('is taken from somebody else without losing what is here, however often', () => {
    const theirs = rule('new', { all: [leaf('a')] });
    const changed = { ...one, title: text('Theirs') };
    const taken = inOne(
      take('rules/d/new', { add: theirs, before: 'gone' }),
      take('rules/d/one', { replace: changed }),
      take('rules/d/two', { disable: true }),
    );
    expect(after(taken)).toEqual([changed, decision.rules[2], theirs]);
    expect(after(inOne(taken, taken))).toEqual(after(taken));
    const back = inOne(taken, take('rules/d/two', undefined));
    expect(names(after(back))).toEqual(['one', 'two', 'three', 'new']);
  });

  it('has a part put in the place of another, or taken out', () => {
    expect(partAt(one, '/conditions/all/1/any/0')).toEqual(leaf('b'));
    const changed = withPart(one, '/conditions/all/1/any/0', leaf('x'));
    expect(changed.conditions).toEqual({ all: [leaf('a'), { any: [leaf('x'), leaf('c')] }] });
    expect(withPart(one, '/conditions/all/1', undefined).conditions).toEqual({ all: [leaf('a')] });
    const last = withPart(two, '/conditions/any/0', undefined);
    expect(last, 'a rule keeps its last condition').toBe(two);
  });
});
