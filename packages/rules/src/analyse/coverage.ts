import type { Condition, Decision, Edition, Example } from '@bitan/definitions';
import { closures } from '../compile/closures.ts';
import { planOf } from '../compile/plan.ts';
import { unpack } from '../compile/unpack.ts';
import type { ConditionTrace, Decided } from '../decided.ts';
import { supposing } from '../supposing.ts';

/** What the cases of an edition's packs have shown of a rule. */
export interface RuleCoverage {
  readonly decision: string;
  readonly rule: string;
  /** In how many cases it decided. */
  readonly decided: number;
  readonly conditions: readonly ConditionCoverage[];
}

export interface ConditionCoverage {
  /** Within the rule. */
  readonly pointer: string;
  /** In how many cases the comparison held, and did not. */
  readonly held: number;
  readonly failed: number;
}

/** Which rules decided in the cases of the packs, and which comparisons came out either way. */
export function coverage(edition: Edition): RuleCoverage[] {
  const made = edition.examples.flatMap((example) => decidedIn(edition, example));
  return Object.values(edition.decisions).flatMap((decision) =>
    decision.rules.map((rule): RuleCoverage => {
      const own = made.filter((one) => one.decision === decision.id);
      const leaves = pointersIn(rule.conditions).map((pointer) => ({
        pointer,
        held: 0,
        failed: 0,
      }));
      for (const { trace } of own) {
        const conditions = trace.find((one) => one.rule === rule.name)?.conditions;
        const truths = conditions ? leavesOf(conditions).map(({ holds }) => holds) : [];
        for (const [i, truth] of truths.entries()) {
          const leaf = leaves[i];
          if (leaf && truth === true) leaf.held += 1;
          if (leaf && truth === false) leaf.failed += 1;
        }
      }
      const decided = own.filter(({ fired }) => fired.includes(rule.name)).length;
      return { decision: decision.id, rule: rule.name, decided, conditions: leaves };
    }),
  );
}

/** The decisions that a case expects something of, with those that they require. */
export function decidedIn(edition: Edition, { facts, parameters, expect }: Example): Decided[] {
  const supposed = parameters ? supposing(edition, parameters) : edition;
  return expect.flatMap(({ decision }) => {
    const plan = planOf(supposed, decision);
    const values = plan.facts.map((id) => facts[id]);
    const packed = new Int32Array(plan.packedWords);
    closures(plan)(values, packed, 0);
    return withRequired(unpack(plan, packed, 0, values));
  });
}

const withRequired = (decided: Decided): Decided[] => [
  ...decided.required.flatMap(withRequired),
  decided,
];

/** JSON Pointers to the comparisons of a condition, in the order in which they are written. */
export function pointersIn(condition: Condition, at = '/conditions'): string[] {
  if ('fact' in condition) return [at];
  if ('not' in condition) return pointersIn(condition.not, `${at}/not`);
  const kind = 'all' in condition ? 'all' : 'any';
  const parts: Decision['rules'][number]['conditions'][] | readonly Condition[] =
    'all' in condition ? condition.all : condition.any;
  return parts.flatMap((part, i) => pointersIn(part, `${at}/${kind}/${i}`));
}

const leavesOf = (node: ConditionTrace): ConditionTrace[] =>
  node.kind === 'leaf' ? [node] : node.of.flatMap(leavesOf);
