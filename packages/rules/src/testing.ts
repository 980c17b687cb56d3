import { fileURLToPath } from 'node:url';
import type {
  Decision,
  Edition,
  Fact,
  Facts,
  FactValue,
  Group,
  Invariant,
  Leaf,
  Operand,
  Operator,
  Parameter,
  Rule,
} from '@bitan/definitions';
import { evaluate } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import fc from 'fast-check';
import { instantOf, isInEffect } from './effect.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const nationalEdition = async (): Promise<Edition> =>
  resolve(await loadChain(repository, 'national'));

export const said = (text: string) => ({ 'zh-CN': text, en: text });
const basis = [{ title: said('basis'), mark: 'D' as const }];
const choices = (...ids: string[]) => ids.map((id) => ({ id, title: said(id) }));

const source = { kind: 'answer' as const };
const facts: Fact[] = [
  { id: 'a', title: said('a'), type: 'boolean', source },
  { id: 'b', title: said('b'), type: 'boolean', source },
  { id: 'n', title: said('n'), type: 'integer', min: 0, max: 4, source },
  { id: 'e', title: said('e'), type: 'enum', values: choices('x', 'y', 'z'), source },
  { id: 's', title: said('s'), type: 'set', values: choices('p', 'q'), source },
  { id: 't', title: said('t'), type: 'date', source },
];
const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
export const instants = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];

const parameters: Parameter[] = [
  { id: 'limit', title: said('limit'), type: 'integer', value: 2, basis },
  { id: 'some', title: said('some'), type: 'set', value: ['x', 'y'], basis },
];

/** A value for every fact of the small vocabulary. */
export const smallFacts: fc.Arbitrary<Facts> = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  n: fc.integer({ min: 0, max: 4 }),
  e: fc.constantFrom('x', 'y', 'z'),
  s: fc.subarray(['p', 'q']),
  t: fc.constantFrom(...days),
});
export const factIds = facts.map(({ id }) => id);

const leafOf = (fact: string, named: Operator[], ...values: Operand[]): fc.Arbitrary<Leaf> =>
  fc.record({
    fact: fc.constant(fact),
    operator: fc.constantFrom(...named),
    value: fc.constantFrom(...values),
  });

const equality: Operator[] = ['equal', 'notEqual'];
const membership: Operator[] = ['in', 'notIn'];
const containing: Operator[] = ['contains', 'doesNotContain'];
const order: Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

const factLeaf = fc.oneof(
  leafOf('a', equality, true, false),
  leafOf('b', equality, true, false),
  leafOf('n', [...equality, ...order], 0, 1, 2, 3, 4, { fact: 'param:limit' }),
  leafOf('e', equality, 'x', 'y', 'z'),
  leafOf('e', membership, ['x'], ['y', 'z'], { fact: 'param:some' }),
  leafOf('s', containing, 'p', 'q'),
  leafOf('t', [...equality, ...order], '2026-01-02', '2026-01-03'),
);
const outcomeLeaf = fc.oneof(
  leafOf('decision:one', equality, 'o1', 'o2'),
  leafOf('decision:one', membership, ['o1', 'o3']),
  leafOf('decision:many', containing, 'o1', 'o2'),
);

/** Conditions over every operator that fits these leaves, nested. */
const groupsOf = (leaf: fc.Arbitrary<Leaf>) =>
  fc.letrec<{ group: Group; node: Group | Leaf }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('group')),
    group: fc.oneof(
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  })).group;

export const groups = groupsOf(factLeaf);
export const groupsOverOutcomes = groupsOf(fc.oneof(factLeaf, outcomeLeaf));

const types = ['o1', 'o2', 'o3'];
const effective = fc.option(
  fc.oneof(
    fc.record({ from: fc.constantFrom(...instants) }),
    fc.record({ until: fc.constantFrom(...instants) }),
  ),
  { nil: undefined, freq: 3 },
);

interface Shape {
  readonly conditions?: fc.Arbitrary<Group>;
  readonly id?: string;
  readonly hit?: Decision['hit'];
  readonly requires?: string[];
  /** Whether rules may be in effect only for a time. */
  readonly timed?: boolean;
}

/** Decisions with up to four rules and three outcomes. */
export function decisionsOf({
  conditions = groups,
  id = 'd',
  hit,
  requires,
  timed,
}: Shape = {}): fc.Arbitrary<Decision> {
  const rule = fc.record({
    conditions,
    type: fc.constantFrom(...types),
    effective: timed ? effective : fc.constant(undefined),
  });
  return fc
    .record({
      hit: hit ? fc.constant(hit) : fc.constantFrom('first' as const, 'collect' as const),
      rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
      otherwise: fc.option(fc.constantFrom(...types), { nil: undefined }),
    })
    .map((made) => ({
      id,
      title: said(id),
      hit: made.hit,
      ...(requires && { requires }),
      outcomes: types.map((type) => ({ type, title: said(type) })),
      rules: made.rules.map((one, i) => ruleOf(`r${i}`, one.conditions, one.type, one.effective)),
      ...(made.otherwise && { otherwise: { type: made.otherwise } }),
    }));
}

export const ruleOf = (
  name: string,
  conditions: Group,
  type: string,
  effectiveFor?: Rule['effective'],
): Rule => ({
  name,
  title: said(`rule ${name}`),
  conditions,
  event: { type },
  basis,
  ...(effectiveFor && { effective: effectiveFor }),
});

/** Editions whose decision `d` reads the outcomes of `one` and the collected ones of `many`. */
export const chainedEditions = (timed = false): fc.Arbitrary<Edition> =>
  fc
    .tuple(
      decisionsOf({ id: 'one', hit: 'first', timed }),
      decisionsOf({ id: 'many', hit: 'collect', timed }),
      decisionsOf({ conditions: groupsOverOutcomes, requires: ['one', 'many'], timed }),
    )
    .map((decisions) => editionWith(...decisions));

/** An edition of nothing but these decisions and the small vocabulary. */
export function editionWith(...decisions: Decision[]): Edition {
  return {
    id: '0'.repeat(64),
    pack: 'test',
    level: 'national',
    title: said('test'),
    chain: [],
    facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])),
    parameters: Object.fromEntries(parameters.map((one) => [one.id, one])),
    decisions: Object.fromEntries(decisions.map((one) => [one.id, one])),
    invariants: {},
    workflows: {},
    registers: {},
    roles: {},
    forms: {},
    documents: {},
    calendars: [],
    examples: [],
    provenance: {},
  };
}

/** The invariant that `d` never comes to this outcome while the condition holds. */
export const neverWhen = (when: Group, type: string): Extract<Invariant, { kind: 'decision' }> => ({
  id: 'i',
  kind: 'decision',
  title: said('i'),
  basis,
  decision: 'd',
  when,
  never: [type],
});

/** Every case of the small vocabulary. */
export const everyCase: readonly Facts[] = [true, false].flatMap((a) =>
  [true, false].flatMap((b) =>
    [0, 1, 2, 3, 4].flatMap((n) =>
      ['x', 'y', 'z'].flatMap((e) =>
        [[], ['p'], ['q'], ['p', 'q']].flatMap((s) => days.map((t) => ({ a, b, n, e, s, t }))),
      ),
    ),
  ),
);

/** What a decision comes to when every fact is known, straight from its definition. */
export function plainly(edition: Edition, id: string, known: Facts, at?: string): string[] {
  const decision = edition.decisions[id];
  if (!decision) throw new Error(id);
  const held = decision.rules
    .filter((rule) => isInEffect(rule, instantOf(at)))
    .filter(({ conditions }) => holdsPlainly(edition, conditions, known, at))
    .map(({ event }) => event.type);
  const given = held.length > 0 || !decision.otherwise ? held : [decision.otherwise.type];
  return decision.hit === 'first' ? given.slice(0, 1) : given;
}

/** Whether a condition holds when every fact is known; of a decision without outcome, nothing. */
export function holdsPlainly(edition: Edition, group: Group, known: Facts, at?: string): boolean {
  const fact = (id: string): FactValue | undefined => {
    if (!id.startsWith('decision:')) return known[id];
    const decision = id.slice('decision:'.length);
    const given = plainly(edition, decision, known, at);
    return edition.decisions[decision]?.hit === 'collect' ? given : (given[0] ?? []);
  };
  const parameter = (id: string) => edition.parameters[id]?.value as FactValue;
  return evaluate(group, { fact, parameter }) === true;
}
