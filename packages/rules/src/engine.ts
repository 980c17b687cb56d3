import { type FactValue, holds, type Operator, operators } from '@bitan/definitions';
import { Engine, type RuleProperties } from 'json-rules-engine';

/**
 * The only place that makes engines: a new one for each run (a shared one skips rules when runs
 * overlap), with our total operators in place of the library's, none of its decorators
 * (`not:equal`), and no way to follow a path.
 */
export function createEngine(rules: readonly RuleProperties[]): Engine {
  const engine = new Engine([...rules], { allowUndefinedFacts: true, pathResolver: refusePath });
  for (const name of decorators) engine.removeOperatorDecorator(name);
  for (const [name, test] of tests) engine.addOperator(name, test);
  return engine;
}

const decorators = ['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not'];

type Test = (actual: FactValue | undefined, expected: FactValue | undefined) => boolean;

/** The operators have the library's names, so that each replaces one; a missing value is false. */
const tests: readonly (readonly [Operator, Test])[] = operators.map((name) => [
  name,
  (actual, expected) =>
    actual !== undefined && expected !== undefined && holds(name, actual, expected),
]);

function refusePath(): never {
  throw new Error('规则不读取路径 / rules read facts, not paths');
}
