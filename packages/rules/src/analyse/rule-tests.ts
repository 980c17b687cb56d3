import { type Test, testOf } from '../compile/closures.ts';
import type { Node, PlannedRule } from '../compile/plan.ts';

/** Whether a rule holds for certain, or may hold. */
export interface RuleTests {
  readonly rule: PlannedRule['rule'];
  readonly node: Node;
  readonly isCertain: (words: Int32Array, possible: number) => boolean;
  readonly isPossible: (words: Int32Array, possible: number) => boolean;
}

export function testsOf({ rule, node }: PlannedRule): RuleTests {
  const test: Test = testOf(node);
  return {
    rule,
    node,
    isCertain: (words, possible) => test(words, 0, possible),
    isPossible: (words, possible) => test(words, possible, 0),
  };
}
