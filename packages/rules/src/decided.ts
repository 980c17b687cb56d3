import type { FactValue, Operator, RuleEvent } from '@bitan/definitions';

/** An outcome with its parameters; `{}` where it has none. */
export interface OutcomeGiven {
  readonly type: string;
  readonly params: NonNullable<RuleEvent['params']>;
}

export const givenBy = ({ type, params = {} }: RuleEvent): OutcomeGiven => ({ type, params });

/** Tells outcomes apart: the type and the parameters, in any order. */
export const keyOf = ({ type, params }: OutcomeGiven): string =>
  JSON.stringify([type, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** null: undetermined, because a fact is missing. */
export type Holds = boolean | null;

/** A leaf or group of a rule's condition with what it came to. */
export type ConditionTrace = GroupTrace | LeafTrace;
export interface GroupTrace {
  readonly kind: 'all' | 'any' | 'not';
  readonly holds: Holds;
  readonly of: readonly ConditionTrace[];
}
export interface LeafTrace {
  readonly kind: 'leaf';
  readonly holds: Holds;
  readonly fact: string;
  readonly operator: Operator;
  readonly value?: FactValue;
  readonly expected?: FactValue;
  /** The parameter that it was compared with. */
  readonly parameter?: string;
  readonly missing?: true;
  /** Nothing said the value; it is the fact's declared default. */
  readonly defaulted?: true;
}

export interface RuleTrace {
  readonly rule: string;
  readonly holds: Holds;
  readonly event: OutcomeGiven;
  readonly conditions: ConditionTrace;
}

/** A decision with everything that led to it: enough to explain it years later. Plain JSON. */
export interface Decided {
  readonly decision: string;
  /** The SHA-256 of the edition. */
  readonly edition: string;
  readonly hit: 'first' | 'collect';
  /** Whether no missing fact could change it. */
  readonly complete: boolean;
  /** For `first`: what the rules propose, when the facts suffice. */
  readonly outcome?: OutcomeGiven;
  /** For `collect`: what is certain. */
  readonly outcomes?: readonly OutcomeGiven[];
  /** The rules that made it. */
  readonly fired: readonly string[];
  /** The facts that keep it open. */
  readonly missing: readonly string[];
  readonly defaulted: readonly string[];
  readonly trace: readonly RuleTrace[];
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly parameters: Readonly<Record<string, FactValue>>;
  /** The decisions that were made before, because this one reads them. */
  readonly required: readonly Decided[];
}

/** The form in which other tools read a decision (`bitan decide --json`). */
export function toContract({
  decision,
  edition,
  hit,
  outcome,
  outcomes,
  fired,
  missing,
  trace,
}: Decided) {
  return {
    decision,
    edition,
    ...(hit === 'collect' ? { outcomes: [...(outcomes ?? [])] } : outcome && { outcome }),
    fired: [...fired],
    missing: [...missing],
    trace: [...trace],
  };
}
