import type { Facts, Level, Parameter, RuleEvent, Target } from '@bitan/definitions';

/** An action that was done, as far as the flow needs to remember it. */
export interface Done {
  readonly action: string;
  readonly actor: string;
  /** Instant, UTC ISO 8601. */
  readonly at: string;
  /** The visit of a stage during which it was done: `Position.visit`. */
  readonly visit: number;
  /** The absent colleague for whom it was done. */
  readonly for?: string;
  /** Why, where the action asks for it. */
  readonly reason?: string;
}

/** An action that was proposed and waits for another person's approval. */
export interface Pending {
  readonly action: string;
  readonly actor: string;
  readonly for?: string;
  readonly at: string;
  /** The roles, any of which may approve or return it. */
  readonly approvers: readonly string[];
  readonly outcomes?: readonly RuleEvent[];
}

/** Where a case stands. Instants are UTC ISO 8601. */
export interface Position {
  readonly stage: string;
  /** Counts stage entries, from 1: what was done in an earlier visit of a stage does not count. */
  readonly visit: number;
  readonly enteredAt: string;
  readonly startedAt: string;
  readonly handler?: string;
  /** People who may neither act on the case nor read it. */
  readonly recused: readonly string[];
  readonly done: readonly Done[];
  readonly pending?: Pending;
}

/** What guards, branches, matrices and values read. */
export interface Known {
  readonly facts: Facts;
  /** The outcomes that people chose, by decision. */
  readonly outcomes: Readonly<Record<string, readonly RuleEvent[]>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** The answers of the action's form, when it is being done. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

export interface Who {
  readonly user: string;
  /** Absent colleagues whose deputy this is now. */
  readonly for?: readonly string[];
  readonly roles: readonly string[];
  readonly level: Level;
}

export type Resolved = Exclude<Target, string>;
