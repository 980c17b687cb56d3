import { type FactValue, holds, operators } from '@bitan/definitions';
import { Engine, type RuleProperties } from 'json-rules-engine';

/**
 * The only place that makes engines: a new one for each run (a shared one skips rules when runs
 * overlap), with our total operators in place of the library's, and no way to follow a path.
 */
export function createEngine(rules: readonly RuleProperties[]): Engine {
  const engine = new Engine([...rules], { allowUndefinedFacts: true, pathResolver: refusePath });
  for (const name of operators) {
    engine.addOperator(name, (actual: FactValue | undefined, expected: FactValue | undefined) =>
      actual === undefined || expected === undefined ? false : holds(name, actual, expected),
    );
  }
  return engine;
}

function refusePath(): never {
  throw new Error('规则不读取路径 / rules read facts, not paths');
}
