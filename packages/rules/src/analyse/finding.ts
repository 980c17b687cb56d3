import type { FactValue, Text } from '@bitan/definitions';

/** Something to look at in a decision, or in what it reads. */
export interface Finding {
  readonly kind:
    | 'gap'
    | 'overlap'
    | 'unreachable'
    | 'redundant-rule'
    | 'redundant-condition'
    | 'dead-parameter';
  /** The same as long as it is about the same, so that a person can acknowledge it. */
  readonly key: string;
  readonly result: 'found' | 'undecided';
  readonly decision?: string;
  /** The rules that it concerns, in their order. */
  readonly rules: readonly string[];
  /** The condition that it concerns: a JSON Pointer within the rule. */
  readonly pointer?: string;
  readonly parameter?: string;
  /** A case that shows it; facts that make no difference are left out. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  readonly sentence: Text;
}

/** Findings that a person has to acknowledge before an edition is published. */
export const needsAcknowledgement = ({ kind }: Finding): boolean =>
  kind === 'gap' || kind === 'overlap';
