import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applied, type Edit, editsBetween, reversed } from './edits.ts';
import { layered } from './layered.ts';
import type { Edition } from './model/edition.ts';
import { emptyLayer, type Layer } from './model/layer.ts';
import type { Pack } from './model/pack.ts';
import { resolve, review } from './resolve.ts';
import { addRule, moveRule, removeRule, resetRule, setRule } from './rule-edits.ts';
import { basis, national, layer as pack, said } from './testing.ts';

let chain: Pack[];
let above: Edition;
beforeAll(async () => {
  chain = await national();
  above = resolve(chain);
});

const decision = 'disposition';
const namesIn = (layer: Layer) =>
  layered(above, layer).decisions[decision]?.rules.map((r) => r.name);

/** One thing that a person can do to the rules of a decision. */
const step = fc.record({
  what: fc.constantFrom('add', 'move', 'remove', 'set', 'reset'),
  which: fc.nat(30),
  to: fc.nat(30),
});
type Step = { what: string; which: number; to: number };

function doing(layer: Layer, { what, which, to }: Step): Edit[] {
  const drafting = { above, layer };
  const rules = layered(above, layer).decisions[decision]?.rules ?? [];
  const rule = rules[which % rules.length];
  if (!rule) return [];
  const name = `own-${which}`;
  switch (what) {
    case 'add':
      return rules.some((one) => one.name === name)
        ? []
        : addRule(drafting, decision, { ...rule, name, locked: false }, to % (rules.length + 1));
    case 'move':
      return rule.locked ? [] : moveRule(drafting, decision, rule.name, to % rules.length);
    case 'remove':
      return rule.locked ? [] : removeRule(drafting, decision, rule.name);
    case 'set':
      return rule.locked ? [] : setRule(drafting, decision, { ...rule, title: said(`t${to}`) });
    default:
      return resetRule(drafting, decision, above.decisions[decision]?.rules[which % 8]?.name ?? '');
  }
}

const walked = (steps: readonly Step[]) => {
  const states = [emptyLayer];
  const made: Edit[][] = [];
  for (const one of steps) {
    const layer = states.at(-1) ?? emptyLayer;
    const edits = doing(layer, one);
    const next = applied(layer, edits);
    expect(next.conflicts).toEqual([]);
    states.push(next.layer);
    made.push(edits);
  }
  return { states, made };
};
const steps = fc.array(step, { maxLength: 12 });

describe('editing a layer', () => {
  it('can be taken back step by step, each to what it was', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { states, made } = walked(list);
        let layer = states.at(-1) ?? emptyLayer;
        for (const [i, edits] of [...made.entries()].reverse()) {
          const back = applied(layer, reversed(edits));
          expect(back.conflicts).toEqual([]);
          expect(back.layer).toEqual(states[i]);
          layer = back.layer;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts a rule where it was told to, and leaves the others in their order', () => {
    fc.assert(
      fc.property(steps, fc.nat(30), fc.nat(30), (list, which, to) => {
        const layer = walked(list).states.at(-1) ?? emptyLayer;
        const names = namesIn(layer) ?? [];
        const name = names[which % names.length] ?? '';
        const others = names.filter((one) => one !== name);
        const place = to % names.length;
        const moved = applied(layer, moveRule({ above, layer }, decision, name, place)).layer;
        expect(namesIn(moved)).toEqual(others.toSpliced(place, 0, name));
        if (above.decisions[decision]?.rules.find((rule) => rule.name === name)?.locked) return;
        const left = applied(layer, removeRule({ above, layer }, decision, name)).layer;
        expect(namesIn(left)).toEqual(others);
      }),
      { numRuns: 60 },
    );
  });

  it('says what the resolved edition says, wherever it resolves', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const layer = walked(list).states.at(-1) ?? emptyLayer;
        const { edition } = review([...chain, pack(layer as object)]);
        const meant = layered(above, layer);
        if (edition) expect(edition.decisions).toEqual(meant.decisions);
      }),
      { numRuns: 20 },
    );
  });

  it('leads from any layer to any other', () => {
    fc.assert(
      fc.property(steps, steps, (one, other) => {
        const [from, to] = [walked(one).states.at(-1), walked(other).states.at(-1)];
        if (!from || !to) return;
        expect(applied(from, editsBetween(from, to)).layer).toEqual(to);
      }),
      { numRuns: 40 },
    );
  });

  it('of two people who change the same item tells the second, and changes nothing', () => {
    const [parameter] = Object.values(above.parameters).filter(({ type }) => type === 'integer');
    const path = `parameters/${parameter?.id}`;
    const to = (value: number): Edit => ({ path, now: { id: parameter?.id ?? '', value, basis } });
    const first = applied(emptyLayer, [to(4)]).layer;
    const second = applied(first, [to(5)]);
    expect(second.conflicts).toEqual([to(5)]);
    expect(second.layer).toBe(first);
  });

  it('of two people who change different items keeps both', () => {
    const rules = above.decisions[decision]?.rules.filter((rule) => !rule.locked) ?? [];
    const [one, other] = rules.map((rule) =>
      setRule({ above, layer: emptyLayer }, decision, { ...rule, title: said('x') }),
    );
    const there = applied(applied(emptyLayer, one ?? []).layer, other ?? []);
    const back = applied(applied(emptyLayer, other ?? []).layer, one ?? []);
    expect(there.conflicts).toEqual([]);
    expect(there.layer).toEqual(back.layer);
    expect(there.layer.decisions[0]?.replace).toHaveLength(2);
  });
});

describe('an order of one’s own', () => {
  it('keeps nothing milder before a locked rule', () => {
    const { rules = [], outcomes = [] } = above.decisions[decision] ?? {};
    const severity = (type: string) => outcomes.find((one) => one.type === type)?.severity ?? 0;
    const guard = rules.findIndex((rule) => rule.locked);
    const locked = rules[guard];
    const mild = rules.find(
      (rule, i) => i > guard && severity(rule.event.type) < severity(locked?.event.type ?? ''),
    );
    const edits = moveRule({ above, layer: emptyLayer }, decision, mild?.name ?? '', guard);
    const { layer } = applied(emptyLayer, edits);
    const { problems } = review([...chain, pack(layer as object)]);
    expect(problems.map(({ code }) => code)).toContain('rule.before-locked');
  });

  it('leaves a rule that it does not name behind the one that it followed', () => {
    const names = above.decisions[decision]?.rules.map(({ name }) => name) ?? [];
    const [a = '', b = '', c = '', ...rest] = names;
    const layer = { ...emptyLayer, decisions: [{ decision, order: [...rest.slice(-1), a] }] };
    expect(namesIn(layer)).toEqual([...rest.slice(-1), a, b, c, ...rest.slice(0, -1)]);
  });
});
