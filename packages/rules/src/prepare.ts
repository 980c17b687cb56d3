import type { Decision, Edition, FactValue, Rule } from '@bitan/definitions';
import { factsOf, isParameter, leavesOf, parameterId } from '@bitan/definitions';
import type { RuleProperties } from 'json-rules-engine';
import { decisionRead } from './find.ts';

/** A decision made ready for the engine: what does not depend on facts. */
export interface Prepared {
  readonly rules: readonly PreparedRule[];
  /** The parameters that rules compare with, by id. */
  readonly parameters: Readonly<Record<string, FactValue>>;
  /** The same as the facts under which rules name them: `param:<id>`. */
  readonly operands: Readonly<Record<string, FactValue>>;
}

export interface PreparedRule {
  readonly rule: Rule;
  readonly properties: RuleProperties;
  /** The facts of the vocabulary that it reads. */
  readonly facts: readonly string[];
}

/** Prepares a decision, once for each edition. */
export function prepare(edition: Edition, decision: Decision): Prepared {
  const prepared = preparedBy.get(edition) ?? new Map<string, Prepared>();
  preparedBy.set(edition, prepared);
  const ready = prepared.get(decision.id) ?? prepareAnew(edition, decision);
  prepared.set(decision.id, ready);
  return ready;
}

const preparedBy = new WeakMap<Edition, Map<string, Prepared>>();

function prepareAnew(edition: Edition, { rules }: Decision): Prepared {
  const named = rules
    .flatMap(({ conditions }) => leavesOf(conditions))
    .flatMap(({ value }) => (isParameter(value) ? [parameterId(value)] : []));
  const values = [...new Set(named)].map((id) => {
    return [id, edition.parameters[id]?.value as FactValue] as const;
  });
  return {
    rules: rules.map((rule, place) => ({
      rule,
      properties: asEngineRule(rule, rules.length - place),
      facts: factsOf(rule.conditions).filter((id) => decisionRead(id) === undefined),
    })),
    parameters: Object.fromEntries(values),
    operands: Object.fromEntries(values.map(([id, value]) => [`param:${id}`, value])),
  };
}

/** Equal priorities would not follow the order of the list, so each place has its own. */
function asEngineRule({ name, conditions, event }: Rule, priority: number): RuleProperties {
  return {
    name,
    conditions: conditions as RuleProperties['conditions'],
    event: event as RuleProperties['event'],
    priority,
  };
}
