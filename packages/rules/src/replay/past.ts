import type { Facts } from '@bitan/definitions';

/** A decision of the past, with what it was made on. */
export interface PastDecision {
  readonly case: string;
  readonly decision: string;
  /** The edition under which it was made. */
  readonly edition: string;
  /** When: UTC, ISO 8601. */
  readonly at: string;
  readonly person?: string;
  /** Who made it. */
  readonly actor: string;
  /** What was known then; defaults are left out. */
  readonly facts: Facts;
  /** The facts that were looked for then and that nothing said. */
  readonly absent: readonly string[];
}
