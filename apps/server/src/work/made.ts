import type { Facts } from '@bitan/definitions';
import type { Decided } from '@bitan/rules';
import type { Advanced } from '@bitan/workflow';
import type { Accepted } from './answers.ts';
import type { Chosen } from './choose.ts';
import type { Standing } from './standing.ts';

/** One step of a case, ready to be written. */
export interface Made {
  readonly standing: Standing;
  readonly action: string;
  readonly kind: 'do' | 'approve' | 'return';
  readonly at: string;
  readonly accepted: Accepted;
  readonly advanced: Advanced;
  readonly decided?: Decided;
  readonly chosen?: Chosen;
  /** The facts that this step adds: its own, or those of the approved proposal. */
  readonly facts: Facts;
  /** Which decision's outcome becomes part of the case with this step. */
  readonly settles?: { readonly decision: string; readonly outcomes: Chosen['outcomes'] };
  readonly note?: string;
  /** The absent colleague for whom it is done. */
  readonly actingFor?: string;
}
