import { fileURLToPath } from 'node:url';
import type {
  Decision,
  Edition,
  Fact,
  Group,
  Leaf,
  Operator,
  Rule,
  Scalar,
} from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import fc from 'fast-check';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const nationalEdition = async (): Promise<Edition> =>
  resolve(await loadChain(repository, 'national'));

const said = (text: string) => ({ 'zh-CN': text, en: text });
const basis = [{ title: said('basis'), mark: 'D' as const }];
const answer = { kind: 'answer' as const };

const facts: Fact[] = [
  { id: 'a', title: said('a'), type: 'boolean', source: answer },
  { id: 'b', title: said('b'), type: 'boolean', source: answer },
  { id: 'n', title: said('n'), type: 'integer', min: 0, max: 4, source: answer },
  {
    id: 'e',
    title: said('e'),
    type: 'enum',
    values: [
      { id: 'x', title: said('x') },
      { id: 'y', title: said('y') },
      { id: 'z', title: said('z') },
    ],
    source: answer,
  },
];

export const smallFacts = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  n: fc.integer({ min: 0, max: 4 }),
  e: fc.constantFrom('x', 'y', 'z'),
});

const leafOf = (
  fact: string,
  operators: Operator[],
  value: fc.Arbitrary<Scalar | Scalar[]>,
): fc.Arbitrary<Leaf> =>
  fc.record({ fact: fc.constant(fact), operator: fc.constantFrom(...operators), value });

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  leafOf('a', ['equal', 'notEqual'], fc.boolean()),
  leafOf('b', ['equal', 'notEqual'], fc.boolean()),
  leafOf(
    'n',
    ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
    fc.integer({ min: 0, max: 4 }),
  ),
  leafOf('e', ['equal', 'notEqual'], fc.constantFrom('x', 'y', 'z')),
  leafOf('e', ['in', 'notIn'], fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 })),
);

/** Conditions over every operator of these facts, nested. */
const { group } = fc.letrec<{ group: Group; node: Group | Leaf }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('group')),
  group: fc.oneof(
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
}));

export { group };

const rule = (conditions: Group, i: number, type: string): Rule => ({
  name: `r${i}`,
  title: said(`rule ${i}`),
  conditions,
  event: { type },
  basis,
});

/** Decisions with up to five rules and three outcomes. */
export const decisions = fc
  .record({
    hit: fc.constantFrom('first' as const, 'collect' as const),
    rules: fc.array(fc.tuple(group, fc.constantFrom('o1', 'o2', 'o3')), {
      minLength: 1,
      maxLength: 5,
    }),
    otherwise: fc.option(fc.constantFrom('o1', 'o2', 'o3'), { nil: undefined }),
  })
  .map(
    ({ hit, rules, otherwise }): Decision => ({
      id: 'd',
      title: said('d'),
      hit,
      outcomes: ['o1', 'o2', 'o3'].map((type) => ({ type, title: said(type) })),
      rules: rules.map(([conditions, type], i) => rule(conditions, i, type)),
      ...(otherwise && { otherwise: { type: otherwise } }),
    }),
  );

/** An edition of nothing but this decision and its facts. */
export function editionWith(decision: Decision): Edition {
  return {
    id: '0'.repeat(64),
    pack: 'test',
    level: 'national',
    title: said('test'),
    chain: [],
    facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])),
    parameters: {},
    decisions: { [decision.id]: decision },
    invariants: {},
    workflows: {},
    registers: {},
    roles: {},
    forms: {},
    calendars: [],
    examples: [],
    provenance: {},
  };
}
