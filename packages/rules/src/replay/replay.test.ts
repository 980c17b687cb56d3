import { type Edition, type Facts, factsOf } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { closures } from '../compile/closures.ts';
import { decide } from '../decide.ts';
import { type Decided, keyOf } from '../decided.ts';
import { supposing } from '../supposing.ts';
import { chainedEditions, factIds, nationalEdition, smallFacts } from '../testing.ts';
import { impactOf } from './impact.ts';
import { meaningsOf } from './meaning.ts';
import type { PastDecision } from './past.ts';
import { Replayer } from './replayer.ts';
import { changeExplainer } from './responsible.ts';
import { merged } from './tally.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const at = '2026-01-01T00:00:00Z';
const replayer = (from: Edition, to: Edition, office = 'here', then: Edition = from) =>
  new Replayer({ from, to, at, office, meanings: { then: meaningsOf(then) }, compile: closures });

const past = (facts: Facts, more: Partial<PastDecision> = {}): PastDecision => ({
  case: 'c',
  decision: 'd',
  edition: 'then',
  at,
  actor: 'ann',
  facts,
  absent: [],
  ...more,
});

function replayed(from: Edition, to: Edition, decisions: readonly PastDecision[], then = from) {
  const one = replayer(from, to, 'here', then);
  for (const decision of decisions) one.add(decision);
  return impactOf(one.finish());
}

const someFacts = fc
  .tuple(smallFacts, fc.subarray(factIds))
  .map(([all, kept]): Facts => Object.fromEntries(kept.map((id) => [id, all[id]])));

const outcomesOf = ({ complete, outcome, outcomes }: Decided) =>
  complete ? (outcomes ?? (outcome ? [outcome] : [])).map(keyOf).sort() : undefined;

/** A possible violation of somebody, for the disposition. */
const report = (more: Facts = {}): Facts => ({
  'report.violation': true,
  'report.severity': 'minor',
  'report.evidence': 'insufficient',
  'report.checkable': false,
  'report.elements': 0.4,
  'report.hasWhoWhatWhen': false,
  'subject.kind': 'individual',
  ...more,
});

describe('a replay', () => {
  it('counts what deciding again under both editions comes to', async () => {
    const editions = fc.tuple(chainedEditions(), chainedEditions());
    await fc.assert(
      fc.asyncProperty(editions, fc.array(someFacts, { maxLength: 5 }), async ([from, to], all) => {
        const impact = replayed(
          from,
          to,
          all.map((facts) => past(facts)),
        );
        let [changed, open] = [0, 0];
        for (const facts of all) {
          const before = outcomesOf(await decide(from, 'd', facts));
          const after = outcomesOf(await decide(to, 'd', facts));
          if (!before || !after) open += 1;
          else if (before.join() !== after.join()) changed += 1;
        }
        expect(impact).toMatchObject({ total: all.length, changed, open, gone: 0 });
        const flowed = impact.flows.reduce((n, { count }) => n + count, 0);
        expect(flowed).toBe(all.length);
      }),
    );
  });

  it('comes to the same however the past is cut', () => {
    const editions = fc.tuple(chainedEditions(), chainedEditions());
    const decisions = fc.array(
      fc.record({ facts: someFacts, person: fc.constantFrom('p', 'q', 'r', 's', 't', 'u') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(editions, decisions, fc.nat(12), ([from, to], all, cut) => {
        const made = all.map(({ facts, person }) => past(facts, { person }));
        const parts = [made.slice(0, cut), made.slice(cut)].map((part) => {
          const one = replayer(from, to);
          for (const decision of part) one.add(decision);
          return one.finish();
        });
        // As they are kept between two runs.
        const kept = parts.map((part) => JSON.parse(JSON.stringify(part)));
        expect(impactOf(merged(kept))).toEqual(replayed(from, to, made));
      }),
    );
  });

  it('names the rule and the condition that make the difference, in both languages', () => {
    const stricter = supposing(national, { 'repeat.limit.admonish': 2 });
    const read = national.decisions.accountability?.rules.flatMap(({ conditions }) =>
      factsOf(conditions),
    );
    const facts = { 'subject.foundedTalks12m': 2, 'review.finding': 'minor' };
    const made = past(facts, { decision: 'accountability', absent: read ?? [] });
    const one = replayer(national, stricter);
    one.add(made);
    const { changes, unknown } = one.finish();
    expect(unknown).toEqual({});
    expect(changes).toEqual([made]);
    const given = { from: national, to: stricter, at, office: 'here' };
    const meanings = { then: meaningsOf(national) };
    const explained = changes.map(changeExplainer({ ...given, meanings }));
    expect(explained).toMatchObject([
      {
        before: [{ type: 'selfCriticism' }],
        after: [{ type: 'admonish' }],
        responsible: [{ change: 'outranked' }, { change: 'gained' }],
      },
    ]);
    const [condition] = explained[0]?.responsible.at(-1)?.conditions ?? [];
    expect(condition?.['zh-CN']).toMatch(/不小于.*2/);
    expect(condition?.en).toMatch(/at least .*2/);
  });

  it('does not guess what was counted over another window', () => {
    const window = Object.values(national.facts).find(
      ({ source }) => source.kind === 'count' && source.within,
    );
    if (window?.source.kind !== 'count') throw new Error('there is no such fact');
    const parameter = window.source.within ?? '';
    const longer = supposing(national, { [parameter]: { amount: 36, unit: 'months' } });
    const decision = Object.values(national.decisions).find(({ rules }) =>
      JSON.stringify(rules).includes(`"${window.id}"`),
    );
    const made = past({ [window.id]: 1 }, { decision: decision?.id ?? '' });
    const [before, after] = [
      replayed(national, national, [made]),
      replayed(national, longer, [made]),
    ];
    expect(after.unknown.map(({ fact }) => fact)).toContain(window.id);
    expect(before.unknown.map(({ fact }) => fact)).not.toContain(window.id);
  });

  it('tells facts that the vocabulary has no more, or not with that value, and goes on', () => {
    const facts = report({ 'report.severity': 'of another time', 'fact.of.old': true });
    const impact = replayed(national, national, [
      past(facts, { decision: 'disposition' }),
      past(report(), { decision: 'disposition' }),
      past({}, { decision: 'of another time' }),
    ]);
    expect(impact).toMatchObject({ total: 2, gone: 1 });
    expect(impact.unreadable.map(({ fact }) => fact).sort()).toEqual([
      'fact.of.old',
      'report.severity',
    ]);
  });

  it('does not break down groups of fewer than five people', () => {
    const people = ['p', 'q', 'r', 's', 't'].map((person) =>
      past(report(), { person, decision: 'disposition' }),
    );
    const few = [
      past(report(), { person: 'u', decision: 'disposition', at: '2025-03-01T00:00:00Z' }),
    ];
    const { month } = replayed(national, national, [...people, ...few]).groups;
    expect(month).toEqual([
      { key: '2026-01', total: 5, changed: 0 },
      { key: undefined, total: 1, changed: 0 },
    ]);
  });
});
