import type { Edition } from '@bitan/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { runExamples } from './examples.ts';
import { explain } from './explain.ts';
import { sayRule } from './say.ts';
import { nationalEdition } from './testing.ts';

let edition: Edition;
beforeAll(async () => {
  edition = await nationalEdition();
});

const must = {
  'report.violation': true,
  'report.severity': 'minor',
  'report.evidence': 'insufficient',
};

describe('an explanation', () => {
  it('says the proposal and why, with the values, in both languages', async () => {
    const decided = await decide(edition, 'must-talk', must);
    expect(explain(edition, decided, 'zh-CN').summary).toMatch(/^建议：必谈.*因为.*证据/);
    expect(explain(edition, decided, 'en').summary).toMatch(/^Proposed: .* because .*vidence/);
  });

  it('compares with the parameter by its name and value, and says the actual value', async () => {
    const decided = await decide(edition, 'strongly-reported', { 'report.jointRealNames': 2 });
    const all = explain(edition, decided, 'zh-CN').rules.flatMap(({ conditions }) => conditions);
    expect(all.map(({ sentence }) => sentence).join()).toMatch(
      /联名实名人数」不小于「[^」]+」（5[^）]*）（实为2/,
    );
  });

  it('says of every outcome that did not happen what was missing', async () => {
    const decided = await decide(edition, 'disposition', {
      ...must,
      'report.checkable': false,
      'report.elements': 0.2,
      'report.hasWhoWhatWhen': false,
      'subject.kind': 'individual',
    });
    const { notHappened } = explain(edition, decided, 'zh-CN');
    expect(notHappened.map(({ outcome }) => outcome.type).sort()).toEqual([
      'close',
      'letter',
      'shelve',
      'verify',
    ]);
    for (const { reasons } of notHappened) expect(reasons.length).toBeGreaterThan(0);
  });

  it('carries the basis of every rule', async () => {
    const { rules } = explain(edition, await decide(edition, 'must-talk', must), 'en');
    for (const { basis } of rules) expect(basis.length).toBeGreaterThan(0);
  });

  it('reads every rule of the base pack as a sentence, without an id in it', () => {
    for (const decision of Object.values(edition.decisions)) {
      for (const rule of decision.rules) {
        expect(sayRule(edition, decision, rule, 'zh-CN')).toMatch(/^如果.*，则「.*」。$/s);
        expect(sayRule(edition, decision, rule, 'zh-CN')).not.toMatch(/[a-z]+\.[a-z]/);
        expect(sayRule(edition, decision, rule, 'en')).toMatch(/^If .*, then .*\.$/s);
      }
    }
  });
});

describe('the cases of a pack', () => {
  it('are met', async () => {
    const results = await runExamples(edition);
    expect(results.length).toBeGreaterThan(80);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('fail when a rule is turned round, and say what came instead', async () => {
    const { routing } = edition.decisions;
    const rules = routing?.rules.map((rule) => ({ ...rule, conditions: { not: rule.conditions } }));
    const turned = {
      ...edition,
      decisions: { ...edition.decisions, routing: { ...routing, rules } },
    } as Edition;
    const failed = (await runExamples(turned)).filter(({ ok }) => !ok);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]?.message.en).toMatch(/^Expected .* got /);
  });
});
