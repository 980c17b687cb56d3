import {
  type Decision,
  type Edition,
  evaluate,
  type Facts,
  type FactValue,
} from '@bitan/definitions';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { type Decided, toContract } from './decided.ts';
import { exportRules } from './export.ts';
import {
  chainedEditions,
  decisionsOf,
  editionWith,
  factIds,
  instants,
  nationalEdition,
  plainly,
  ruleOf,
  said,
  smallFacts,
} from './testing.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const someFacts = fc
  .tuple(smallFacts, fc.subarray(factIds))
  .map(([all, kept]): Facts => Object.fromEntries(kept.map((id) => [id, all[id]])));

const typesOf = ({ outcome, outcomes }: Decided): string[] =>
  (outcomes ?? (outcome ? [outcome] : [])).map(({ type }) => type);

const sorted = (types: Iterable<string>) => [...new Set(types)].sort();

const isA = { all: [{ fact: 'a', operator: 'equal' as const, value: true }] };
const isB = { all: [{ fact: 'b', operator: 'equal' as const, value: true }] };
const sample: Decision = {
  id: 'd',
  title: said('d'),
  hit: 'first',
  outcomes: ['o1', 'o2'].map((type) => ({ type, title: said(type) })),
  rules: [ruleOf('r', isA, 'o1')],
};

describe('deciding', () => {
  it('says of every rule what three-valued logic says, whatever facts are missing', async () => {
    await fc.assert(
      fc.asyncProperty(decisionsOf(), someFacts, async (decision, facts) => {
        const edition = editionWith(decision);
        const { trace } = await decide(edition, 'd', facts);
        const lookup = {
          fact: (id: string) => facts[id],
          parameter: (id: string) => edition.parameters[id]?.value as FactValue,
        };
        const truths = decision.rules.map(({ conditions }) => evaluate(conditions, lookup) ?? null);
        expect(trace.map(({ holds }) => holds)).toEqual(truths);
      }),
    );
  });

  it('comes to what its definition says, through the decisions that it requires', async () => {
    await fc.assert(
      fc.asyncProperty(
        chainedEditions(true),
        smallFacts,
        fc.constantFrom(...instants),
        async (edition, facts, at) => {
          const decided = await decide(edition, 'd', facts, { at });
          expect(decided.complete).toBe(true);
          expect(sorted(typesOf(decided))).toEqual(sorted(plainly(edition, 'd', facts, at)));
        },
      ),
    );
  });

  it('gives what a stock json-rules-engine gives for the exported rules', async () => {
    const edition = chainedEditions().filter(
      ({ decisions }) => decisions.one?.otherwise !== undefined,
    );
    await fc.assert(
      fc.asyncProperty(edition, smallFacts, async (edition, facts) => {
        const { rules, facts: parameters } = exportRules(edition, 'd');
        const one = plainly(edition, 'one', facts)[0];
        const many = plainly(edition, 'many', facts);
        const outcomes = { 'decision:one': one, 'decision:many': many };
        const { events } = await new Engine(rules).run({ ...facts, ...parameters, ...outcomes });
        const { hit, otherwise } = edition.decisions.d ?? {};
        const types = events.map(({ type }) => type);
        const given = types.length > 0 || !otherwise ? types : [otherwise.type];
        const expected = hit === 'first' ? given.slice(0, 1) : given;
        expect(sorted(typesOf(await decide(edition, 'd', facts)))).toEqual(sorted(expected));
      }),
    );
  });

  it('never guesses: a fact that comes later changes nothing that was certain', async () => {
    await fc.assert(
      fc.asyncProperty(
        chainedEditions(),
        smallFacts,
        fc.subarray(factIds, { minLength: 1 }),
        async (edition, facts, left) => {
          const fewer = Object.fromEntries(
            Object.entries(facts).filter(([id]) => !left.includes(id)),
          );
          const before = await decide(edition, 'd', fewer);
          const after = typesOf(await decide(edition, 'd', facts));
          if (before.complete) expect(after).toEqual(typesOf(before));
          else {
            expect(before.missing.length).toBeGreaterThan(0);
            expect(left).toEqual(expect.arrayContaining([...before.missing]));
          }
          for (const type of typesOf(before)) expect(after).toContain(type);
        },
      ),
    );
  });

  it('is not disturbed by others that run at the same time', async () => {
    const facts = national.examples.map((example) => example.facts as Facts);
    const slowly = (one: Facts) => async (id: string) => {
      await new Promise((done) => setImmediate(done));
      return one[id];
    };
    const alone = [];
    for (const one of facts) alone.push(await decide(national, 'disposition', one));
    const together = await Promise.all(
      facts.map((one) => decide(national, 'disposition', slowly(one))),
    );
    expect(together).toEqual(alone);
  });

  it('leaves the edition as it was, and gives the same for the same facts', async () => {
    const before = JSON.stringify(national);
    const [first, second] = [
      await decide(national, 'disposition', {}),
      await decide(national, 'disposition', {}),
    ];
    expect(second).toEqual(first);
    expect(JSON.stringify(national)).toBe(before);
  });

  it('makes a record of plain JSON', async () => {
    const facts = national.examples[0]?.facts as Facts;
    const decided = await decide(national, 'disposition', facts);
    expect(JSON.parse(JSON.stringify(decided))).toEqual(decided);
  });
});

describe('reading facts', () => {
  it('asks for each fact at most once, though several decisions read it', async () => {
    const asked: string[] = [];
    await decide(national, 'disposition', (id) => {
      asked.push(id);
      return undefined;
    });
    expect(asked).toHaveLength(new Set(asked).size);
  });

  it('asks for no fact that only rules out of effect read', async () => {
    const { rules, ...decision } = sample;
    const edition = editionWith({
      ...decision,
      rules: [...rules, ruleOf('old', isB, 'o2', { until: '2026-01-01T00:00:00Z' })],
    });
    const asked: string[] = [];
    const read = (id: string) => {
      asked.push(id);
      return true;
    };
    await decide(edition, 'd', read, { at: '2026-01-01T00:00:00Z' });
    expect(asked).toEqual(['a']);
  });

  it('says which defaults it took', async () => {
    const { defaulted, missing } = await decide(national, 'strongly-reported', {});
    expect(defaulted).toContain('report.nonDuplicates6m');
    expect(missing).not.toContain('report.nonDuplicates6m');
  });

  it('misses a fact that is named like a member of every object', async () => {
    const leaf = { fact: 'constructor', operator: 'notEqual' as const, value: true };
    const base = editionWith({ ...sample, rules: [ruleOf('r', { all: [leaf] }, 'o1')] });
    const fact = { ...base.facts.a, id: 'constructor' } as Edition['facts'][string];
    const edition = { ...base, facts: { ...base.facts, constructor: fact } };
    expect((await decide(edition, 'd', {})).missing).toEqual(['constructor']);
  });
});

describe('rules with a time', () => {
  const edition = editionWith({
    ...sample,
    rules: [
      ruleOf('spring', isA, 'o1', { from: '2026-03-01T00:00:00Z', until: '2026-06-01T00:00:00Z' }),
      ruleOf('always', isA, 'o2'),
    ],
  });

  it.each([
    ['just before', '2026-02-28T23:59:59.999Z', 'o2'],
    ['from the instant on', '2026-03-01T00:00:00.000Z', 'o1'],
    ['whatever the zone it is written in', '2026-03-01T08:00:00+08:00', 'o1'],
    ['until just before the end', '2026-05-31T23:59:59.999Z', 'o1'],
    ['not at the end', '2026-06-01T00:00:00.000Z', 'o2'],
  ])('take part %s', async (_name, at, type) => {
    expect(typesOf(await decide(edition, 'd', { a: true }, { at }))).toEqual([type]);
  });

  it('refuses an instant that is none', async () => {
    await expect(decide(edition, 'd', {}, { at: 'tomorrow' })).rejects.toThrow(
      /不是时刻.*instant/s,
    );
  });
});

describe('a decision', () => {
  it('follows the order of the list, not the priorities that are written', async () => {
    const rules = [ruleOf('r1', isA, 'o1'), { ...ruleOf('r2', isA, 'o2'), priority: 900 }];
    const decided = await decide(editionWith({ ...sample, rules }), 'd', { a: true });
    expect([decided.outcome?.type, decided.fired]).toEqual(['o1', ['r1']]);
  });

  it('waits for the missing facts of the first rule that is open', async () => {
    const rules = [ruleOf('r1', isB, 'o1'), ruleOf('r2', isA, 'o2')];
    const edition = editionWith({ ...sample, rules });
    expect(await decide(edition, 'd', { a: true })).toMatchObject({
      complete: false,
      fired: [],
      missing: ['b'],
    });
    expect(await decide(edition, 'd', { b: true })).toMatchObject({ complete: true, missing: [] });
  });

  it('that collects gives what is certain, and says what may come', async () => {
    const rules = [ruleOf('r1', isB, 'o1'), ruleOf('r2', isA, 'o2')];
    const edition = editionWith({ ...sample, hit: 'collect', rules });
    const decided = await decide(edition, 'd', { a: true });
    expect(decided).toMatchObject({ complete: false, fired: ['r2'], missing: ['b'] });
    expect(decided.outcomes).toEqual([{ type: 'o2', params: {} }]);
  });

  it('names what a required decision lacks, not the decision', async () => {
    const leaf = { fact: 'decision:one', operator: 'equal' as const, value: 'o1' };
    const edition = editionWith(
      { ...sample, id: 'one' },
      { ...sample, requires: ['one'], rules: [ruleOf('r', { all: [leaf] }, 'o2')] },
    );
    expect((await decide(edition, 'd', {})).missing).toEqual(['a']);
    const required = (await decide(edition, 'd', { a: true })).required;
    expect(required.map(({ decision }) => decision)).toEqual(['one']);
  });

  it('need not wait for more outcomes than it asks for', async () => {
    const rules = [ruleOf('r1', isA, 'o1'), ruleOf('r2', isB, 'o2')];
    const leaf = { fact: 'decision:many', operator: 'contains' as const, value: 'o1' };
    const edition = editionWith(
      { ...sample, id: 'many', hit: 'collect', rules },
      { ...sample, requires: ['many'], rules: [ruleOf('r', { all: [leaf] }, 'o2')] },
    );
    expect(await decide(edition, 'd', { a: true })).toMatchObject({ complete: true, fired: ['r'] });
    expect(await decide(edition, 'd', { b: true })).toMatchObject({
      complete: false,
      missing: ['a'],
    });
  });

  it('that does not exist is refused, with those that do', async () => {
    for (const id of ['disposal', 'constructor']) {
      await expect(decide(national, id, {})).rejects.toThrow(/没有判断.*no decision.*disposition/s);
    }
  });

  it('prints for other tools', async () => {
    const first = await decide(editionWith(sample), 'd', { a: true });
    expect(Object.keys(toContract(first))).toEqual([
      'decision',
      'edition',
      'outcome',
      'fired',
      'missing',
      'trace',
    ]);
    const many = await decide(editionWith({ ...sample, hit: 'collect' }), 'd', { a: false });
    expect(toContract(many)).toMatchObject({ outcomes: [], fired: [], missing: [] });
  });
});
