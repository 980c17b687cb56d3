import type { Edition, FactValue } from '@bitan/definitions';
import { isParameter, leavesOf, parameterId } from '@bitan/definitions';
import type { RuleProperties } from 'json-rules-engine';
import { asEngineRules } from './decide.ts';

/** A decision for any other json-rules-engine: plain rules, and the parameters as facts to add. */
export interface ExportedRules {
  readonly rules: RuleProperties[];
  readonly facts: Readonly<Record<string, FactValue>>;
}

/** The rules of a decision without anything that is ours alone. */
export function exportRules(edition: Edition, decisionId: string): ExportedRules {
  const decision = edition.decisions[decisionId];
  if (!decision) throw new Error(`the edition has no decision ${decisionId}`);
  const named = decision.rules
    .flatMap(({ conditions }) => leavesOf(conditions))
    .flatMap(({ value }) => (isParameter(value) ? [parameterId(value)] : []));
  const facts = [...new Set(named)].map((id) => [
    `param:${id}`,
    edition.parameters[id]?.value as FactValue,
  ]);
  return {
    rules: structuredClone(asEngineRules(decision.rules)),
    facts: Object.fromEntries(facts),
  };
}
