import type { Edition, FactValue } from '@bitan/definitions';
import type { RuleProperties } from 'json-rules-engine';
import { decisionOf } from './find.ts';
import { prepare } from './prepare.ts';

/** A decision for any other json-rules-engine: plain rules, and the parameters as facts to add. */
export interface ExportedRules {
  readonly rules: RuleProperties[];
  readonly facts: Readonly<Record<string, FactValue>>;
}

/**
 * The rules of a decision without anything that is ours alone. Of a `first` decision the first
 * event decides. The outcomes of the decisions that it requires are the facts `decision:<id>`, to
 * be added by whoever runs it: an outcome type, or a list of them where that decision collects.
 */
export function exportRules(edition: Edition, decisionId: string): ExportedRules {
  const { rules, operands } = prepare(edition, decisionOf(edition, decisionId));
  return structuredClone({ rules: rules.map(({ properties }) => properties), facts: operands });
}
