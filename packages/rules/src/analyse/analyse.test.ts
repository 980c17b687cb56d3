import type { Condition, Decision, Edition, Facts, Group } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  chainedEditions,
  everyCase,
  holdsPlainly,
  nationalEdition,
  plainly,
  smallFacts,
} from '../testing.ts';
import { analyse, analyseDecision } from './analyse.ts';
import type { Finding } from './finding.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const decisionIn = (edition: Edition): Decision => edition.decisions.d as Decision;
const keysOf = (findings: readonly Finding[], kind: Finding['kind']) =>
  findings.filter((one) => one.kind === kind).map(({ key }) => key);

/** The rules that hold in a case, straight from their definitions. */
const held = (edition: Edition, facts: Facts): number[] =>
  decisionIn(edition).rules.flatMap(({ conditions }, i) =>
    holdsPlainly(edition, conditions, facts) ? [i] : [],
  );

const changed = (edition: Edition, change: (decision: Decision) => Decision): Edition => ({
  ...edition,
  decisions: { ...edition.decisions, d: change(decisionIn(edition)) },
});

const comesTo = (edition: Edition, facts: Facts) =>
  [...new Set(plainly(edition, 'd', facts))].sort().join();

const isSame = (a: Edition, b: Edition) =>
  everyCase.every((facts) => comesTo(a, facts) === comesTo(b, facts));

describe('what the analysis finds', () => {
  it('is what trying every case finds: gaps, overlaps, rules out of reach', () => {
    fc.assert(
      fc.property(chainedEditions(), (edition) => {
        const decision = decisionIn(edition);
        const isFirst = decision.hit === 'first';
        const cases = everyCase.map((facts) => held(edition, facts));
        const findings = analyseDecision(edition, decision);
        const isGap = isFirst && !decision.otherwise && cases.some(({ length }) => length === 0);
        expect(keysOf(findings, 'gap')).toEqual(isGap ? ['gap d'] : []);
        const decides = (i: number) =>
          cases.some((rules) => (isFirst ? rules[0] === i : rules.includes(i)));
        const outOfReach = decision.rules.flatMap(({ name }, i) => (decides(i) ? [] : [name]));
        expect(keysOf(findings, 'unreachable')).toEqual(
          outOfReach.map((name) => `unreachable d ${name}`),
        );
        const overlaps = decision.rules.flatMap((rule, i) =>
          decision.rules.flatMap((other, j) =>
            isFirst &&
            j > i &&
            rule.event.type !== other.event.type &&
            cases.some((rules) => rules[0] === i && rules.includes(j))
              ? [`overlap d ${rule.name} ${other.name}`]
              : [],
          ),
        );
        expect(keysOf(findings, 'overlap').sort()).toEqual(overlaps.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('is what trying every case finds: rules that change nothing', () => {
    fc.assert(
      fc.property(chainedEditions(), (edition) => {
        const decision = decisionIn(edition);
        const findings = analyseDecision(edition, decision);
        const outOfReach = findings
          .filter(({ kind }) => kind === 'unreachable')
          .flatMap(({ rules }) => rules);
        const redundant = decision.rules.filter(
          ({ name }) =>
            !outOfReach.includes(name) &&
            isSame(
              edition,
              changed(edition, (one) => ({
                ...one,
                rules: one.rules.filter((rule) => rule.name !== name),
              })),
            ),
        );
        expect(keysOf(findings, 'redundant-rule').sort()).toEqual(
          redundant.map(({ name }) => `redundant-rule d ${name}`).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is what trying every case finds: conditions that change nothing', () => {
    fc.assert(
      fc.property(chainedEditions(), (edition) => {
        const decision = decisionIn(edition);
        for (const { kind, pointer, rules } of analyseDecision(edition, decision)) {
          if (kind !== 'redundant-condition' || !pointer) continue;
          const shorter = changed(edition, (one) => ({
            ...one,
            rules: one.rules.map((rule) =>
              rule.name === rules[0]
                ? { ...rule, conditions: cut(rule.conditions, pointer) as Group }
                : rule,
            ),
          }));
          expect(isSame(edition, shorter), pointer).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is shown by a case, and said in both languages', () => {
    fc.assert(
      fc.property(chainedEditions(), smallFacts, (edition, others) => {
        for (const { kind, witness, sentence, rules } of analyseDecision(
          edition,
          decisionIn(edition),
        )) {
          expect(Object.values(sentence).every((text) => text.length > 10)).toBe(true);
          if (!witness) continue;
          const names = held(edition, { ...others, ...witness }).map(
            (i) => decisionIn(edition).rules[i]?.name,
          );
          if (kind === 'gap') expect(names).toEqual([]);
          if (kind === 'overlap') expect(names).toEqual(expect.arrayContaining([...rules]));
        }
      }),
    );
  });

  it('is undecided, never nothing, when the budget is spent', () => {
    const all = analyse(national, 1).filter(({ kind }) => kind !== 'dead-parameter');
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map(({ result }) => result))).toEqual(new Set(['undecided']));
    expect(all[0]?.sentence.en).toMatch(/^Not decided: .*after 1 cases/);
  });
});

/** A condition without the part at a pointer within its rule. */
function cut(condition: Condition, pointer: string): Condition {
  const copy = structuredClone(condition);
  const steps = pointer.split('/').slice(2);
  const last = steps.pop();
  const group = steps.reduce<unknown>(
    (json, step) => (json as Record<string, unknown>)[step],
    copy,
  );
  (group as unknown[]).splice(Number(last), 1);
  return copy;
}

describe('the base pack', () => {
  it('has no rule that never decides or makes no difference, and nothing undecided', () => {
    const findings = analyse(national);
    expect(findings.filter(({ result }) => result === 'undecided')).toEqual([]);
    for (const kind of ['gap', 'unreachable', 'redundant-rule'] as const) {
      expect(keysOf(findings, kind)).toEqual([]);
    }
  });

  it('shows what is wrong when a rule is put behind a wider one, in both languages', () => {
    const { accountability } = national.decisions;
    const [first, ...others] = accountability?.rules ?? [];
    if (!accountability || !first) throw new Error('there is no such decision');
    const wide = {
      ...first,
      name: 'wide',
      conditions: {
        any: [true, false].map((value) => ({
          fact: 'rectify.disregarded',
          operator: 'equal' as const,
          value,
        })),
      },
    };
    const decision = { ...accountability, rules: [wide, first, ...others] };
    const edition = { ...national, decisions: { ...national.decisions, accountability: decision } };
    const findings = analyseDecision(edition, decision);
    expect(keysOf(findings, 'unreachable')).toEqual(
      accountability.rules.map(({ name }) => `unreachable accountability ${name}`),
    );
    expect(findings[0]?.sentence['zh-CN']).toContain('任何情形下都不会起作用');
  });
});
