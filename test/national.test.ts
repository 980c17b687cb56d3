import { fileURLToPath } from 'node:url';
import { allActions, type Edition, type Parameter } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { review } from '@bitan/definitions/resolve';
import { decide, proveAll, runExamples, supposing } from '@bitan/rules';
import { type HistoryRecord, historyFact } from '@bitan/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sharedDecisions,
  sharedFacts,
  sharedLocks,
  sharedParameters,
  sharedValues,
} from './contract.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

async function editionOf(pack: string): Promise<Edition> {
  const { edition, problems } = review(await loadChain(root, pack));
  expect(problems).toEqual([]);
  if (!edition) throw new Error(`${pack} does not resolve`);
  return edition;
}

/** The cases that fail and the invariants that are not proved, in words. */
async function shortcomings(edition: Edition): Promise<string[]> {
  const examples = (await runExamples(edition)).filter(({ ok }) => !ok);
  const proofs = proveAll(edition).filter(({ result }) => result !== 'proved');
  return [
    ...examples.map(({ example, message }) => `${example.id}: ${message.en}`),
    ...proofs.map(({ invariant, result }) => `${invariant}: ${result}`),
  ];
}

/** The parameters that a word of the contract became: itself, or those under it. */
const family = (edition: Edition, word: string): Parameter[] =>
  Object.values(edition.parameters).filter(({ id }) => id === word || id.startsWith(`${word}.`));

describe.each(['national', 'putian'])('the pack %s', (pack) => {
  it('resolves, meets every case and proves every invariant', async () => {
    expect(await shortcomings(await editionOf(pack))).toEqual([]);
  });
});

describe('the base pack', async () => {
  const national = await editionOf('national');
  const decisions = Object.values(national.decisions);

  it('declares the facts of the contract and their values', () => {
    expect(sharedFacts.filter((id) => !national.facts[id])).toEqual([]);
    for (const [id, values] of Object.entries(sharedValues)) {
      expect(national.facts[id]?.values?.map((value) => value.id).join(' ')).toBe(values);
    }
  });

  it.each(Object.entries(sharedDecisions))('makes the decision %s as agreed', (id, agreed) => {
    const decision = national.decisions[id];
    expect(`${decision?.hit}: ${decision?.outcomes.map(({ type }) => type).join(' ')}`).toBe(
      agreed,
    );
  });

  it('names every discretionary word and locks what may not be loosened', () => {
    expect(sharedParameters).toHaveLength(43);
    expect(sharedParameters.filter((word) => family(national, word).length === 0)).toEqual([]);
    const loose = sharedLocks.flatMap((word) => family(national, word)).filter((p) => !p.locked);
    expect(loose).toEqual([]);
  });

  it('reads every parameter in a rule, a deadline, a check or a count', () => {
    const { parameters, hash, ...rest } = national as Edition & { hash?: string };
    const said = JSON.stringify(rest);
    const unread = Object.keys(parameters).filter(
      (id) => !said.includes(`"${id}"`) && !said.includes(`"param:${id}"`),
    );
    expect(unread).toEqual([]);
  });

  it('rests every rule and invariant on a published text, and quotes with the requirement', () => {
    const items = [
      ...decisions.flatMap(({ rules }) => rules),
      ...Object.values(national.invariants),
    ];
    expect(items.filter(({ basis }) => basis.every(({ mark }) => mark === 'D'))).toEqual([]);
    const quoted = items.flatMap(({ basis }) => basis);
    expect(quoted.filter(({ phrase, requirement }) => !phrase !== !requirement)).toEqual([]);
  });

  it('shows every rule at work in some case', async () => {
    const shown = (await runExamples(national)).flatMap(({ decided }) =>
      decided.fired.map((rule) => `${decided.decision}/${rule}`),
    );
    const rules = decisions.flatMap(({ id, rules }) => rules.map(({ name }) => `${id}/${name}`));
    expect(rules.filter((rule) => !shown.includes(rule))).toEqual([]);
  });

  it('keeps its cases and invariants under every value that its parameters may take', async () => {
    await fc.assert(
      fc.asyncProperty(otherValues(national), async (parameters) => {
        expect(await shortcomings({ ...national, parameters })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['possible-violation-is-checked', 'disposition', 'checkable-violation'],
    ['strong-report-is-screened', 'disposition', 'strong-report'],
    ['must-talk-is-no-letter', 'disposition', 'must-talk'],
    ['important-leads-are-transferred', 'review', 'important-lead'],
    ['contradictions-are-verified', 'review', 'contradiction'],
    ['rounds-end', 'review', 'rounds-exhausted'],
    ['related-handlers-step-aside', 'routing', 'related-handler'],
  ])('would break the invariant %s without the rule %s/%s', (invariant, id, name) => {
    const mutant = without(national, id, name);
    const broken = proveAll(mutant).filter(({ result }) => result === 'broken');
    expect(broken.map((proof) => proof.invariant)).toContain(invariant);
  });

  it('counts no unfounded talk, neither towards the ladder nor against clean months', () => {
    const unfounded = talk({ finding: 'unfounded' });
    expect(factOf(national, 'subject.foundedTalks12m', [unfounded])).toBe(0);
    expect(factOf(national, 'release.cleanMonths', [unfounded])).toBe(12);
  });

  it('leaves out of the ladder what its parameter says, and no less than unfounded talks', () => {
    const talks = [talk({}), talk({ result: 'accept' })];
    const counted = (edition: Edition) => factOf(edition, 'subject.foundedTalks12m', talks);
    expect(counted(national)).toBe(1);
    expect(counted(supposing(national, { 'repeat.excludeUnfounded': ['unfounded'] }))).toBe(2);
  });

  it('refuses a parameter that lets unfounded talks count, by the invariant that forbids it', async () => {
    const chain = await loadChain(root, 'national');
    const [pack] = chain;
    if (!pack) throw new Error('there is no national pack');
    const parameters = pack.parameters.map((one) =>
      'type' in one && one.id === 'repeat.excludeUnfounded' ? { ...one, value: ['accept'] } : one,
    );
    const { problems } = review([{ ...pack, parameters }]);
    expect(problems.map(({ code }) => code)).toEqual(['invariant.broken']);
  });

  it('has talks of this year and of as many before as its parameter says explained at the meeting', async () => {
    const explains = async (edition: Edition, held: string) => {
      const round = entry('round', { kind: 'talk' }, held);
      const facts = {
        'reply.kind': 'talk',
        'reply.explainable': factOf(edition, 'reply.explainable', [round]),
      };
      const { outcomes } = await decide(edition, 'result-use', facts, { at: now });
      return outcomes?.some(({ type }) => type === 'explainAtMeeting');
    };
    expect(await explains(national, '2026-02-01T04:00:00Z')).toBe(true);
    expect(await explains(national, '2025-01-01T04:00:00Z')).toBe(true);
    expect(await explains(national, '2024-12-31T04:00:00Z')).toBe(false);
    const longer = supposing(national, { 'meeting.year': 2 });
    expect(await explains(longer, '2024-12-31T04:00:00Z')).toBe(true);
  });

  it('gives the head the time of the secretary wherever the head approves, others that of the deputy', () => {
    const approvals = Object.values(national.workflows)
      .flatMap(allActions)
      .flatMap(({ id, approval }) => (approval?.deadline ? [{ id, ...approval }] : []));
    for (const { id, by, deadline } of approvals) {
      for (const { when, roles } of by) {
        const times = [deadline?.within ?? []].flat();
        const same = times.find((one) => typeof one === 'string' || sameCondition(one.when, when));
        const parameter = typeof same === 'object' ? same.parameter : same;
        const expected = roles.join() === 'head' ? 'secretary' : 'deputy';
        expect(`${id}: ${parameter}`).toBe(`${id}: approval.slaDays.${expected}`);
      }
    }
  });
});

describe('the sample pack of Putian', () => {
  it('tightens two parameters of the base and changes nothing else in its rules', async () => {
    const [national, putian] = [await editionOf('national'), await editionOf('putian')];
    const changed = Object.values(putian.parameters).filter(
      ({ id, value }) => JSON.stringify(value) !== JSON.stringify(national.parameters[id]?.value),
    );
    expect(changed.map(({ id }) => id).sort()).toEqual(['strong.count', 'talk.holdWithin']);
    expect(putian.decisions).toEqual(national.decisions);
    expect(putian.invariants).toEqual(national.invariants);
  });
});

const now = '2026-06-01T04:00:00Z';

const entry = (register: string, data: HistoryRecord['data'], at: string): HistoryRecord => ({
  ...{ register, data, at },
  ...{ personId: 'person', caseId: 'case' },
});

/** A talk in which something was found, in the window of the ladder, or what else is said of it. */
const talk = (data: HistoryRecord['data']) =>
  entry(
    'talk',
    { kind: 'talk', finding: 'emerging', counted: true, ...data },
    '2026-01-05T04:00:00Z',
  );

/** What a fact of history says of the person and the case, which began a year ago. */
function factOf({ facts, parameters }: Edition, id: string, entries: readonly HistoryRecord[]) {
  const fact = facts[id];
  if (!fact) throw new Error(`there is no fact ${id}`);
  const startedAt = '2025-06-01T04:00:00Z';
  return historyFact(fact, entries, {
    ...{ at: now, startedAt, parameters },
    ...{ person: 'person', case: 'case' },
  });
}

const sameCondition = (one: unknown, other: unknown) =>
  JSON.stringify(one) === JSON.stringify(other);

/** The edition with a rule less. */
function without(edition: Edition, id: string, name: string): Edition {
  const decision = edition.decisions[id];
  if (!decision) throw new Error(`there is no decision ${id}`);
  const rules = decision.rules.filter((rule) => rule.name !== name);
  return { ...edition, decisions: { ...edition.decisions, [id]: { ...decision, rules } } };
}

/** The parameters of an edition with values anywhere in their ranges. */
function otherValues({ parameters }: Edition): fc.Arbitrary<Edition['parameters']> {
  return fc.record(
    Object.fromEntries(
      Object.values(parameters).map((one) => [
        one.id,
        valueOf(one).map((value) => ({ ...one, value })),
      ]),
    ),
  );
}

function valueOf({ type, value, range, values = [] }: Parameter): fc.Arbitrary<Parameter['value']> {
  const [min, max] = [range?.min, range?.max];
  if (type === 'set') return fc.subarray(values.map(({ id }) => id));
  if (typeof min !== 'number' || typeof max !== 'number') return fc.constant(value);
  return type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
}
