import type { Edition } from '@bitan/definitions';
import type { ChangedCase, Impact, Tally } from '@bitan/rules';
import type { Connection } from '@bitan/store';
import type { ChangedDeadline } from '@bitan/workflow';

/** What a worker is told once: whose decisions it makes again, and under which editions. */
export interface Begin {
  readonly kind: 'begin';
  readonly connection: Connection;
  readonly org: string;
  readonly from: Edition;
  readonly to: Edition;
  readonly at: string;
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly period: Period;
}

/** Instants: from `since` on, until just before `until`. */
export interface Period {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** A part of the past: behind one id, up to another. */
export interface Part {
  readonly after?: string | undefined;
  readonly upTo: string;
}

export type Order = Begin | { readonly kind: 'part'; readonly part: Part };
export type Delivery =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly tally: Tally };

/** An office whose past is decided again, and under which editions. */
export interface Subject {
  readonly org: string;
  readonly from: Edition;
  readonly to: Edition;
}

export interface Replayed {
  readonly impact: Impact;
  /** What there would have been another time for. */
  readonly deadlines: readonly DeadlineLoad[];
  /** The first decisions that changed, by the office that made them. */
  readonly changes: readonly (ChangedCase & { readonly org: string })[];
  /** Parts of the past that could not be replayed; the rest was. */
  readonly failed: readonly Failed[];
}

/** What another time for an action would have meant for those that were to be done in it. */
export interface DeadlineLoad extends ChangedDeadline {
  readonly tasks: number;
  /** How many were late, or are and still open, with the time before and after. */
  readonly lateBefore: number;
  readonly lateAfter: number;
  /** Those in a year without a calendar. */
  readonly undetermined: number;
}

/** A part that no worker could do, and why. */
export interface Failed {
  readonly part: Part;
  readonly message: string;
}
