import type { FactValue } from '@bitan/definitions';
import type { Instant, RegisterEntry } from './model.ts';

/** A case that is handled with another one, until that is undone. */
export interface Merge {
  readonly id: string;
  readonly caseId: string;
  readonly intoId: string;
  readonly reason: string;
  /** How the case stood, so that it can go on from there: JSON of who writes it. */
  readonly before: unknown;
  readonly mergedBy: string;
  readonly mergedAt: Instant;
  readonly undoneBy?: string;
  readonly undoneAt?: Instant;
  readonly undoneWhy?: string;
}

export interface MergeReading {
  readonly merges: {
    /** The one by which a case is handled with another now. */
    of(caseId: string): Promise<Merge | undefined>;
    /** Those by which others are handled with this case now, in their order. */
    into(caseId: string): Promise<Merge[]>;
  };
}

export interface MergeWriting {
  readonly merges: MergeReading['merges'] & {
    insert(merge: Pick<Merge, 'caseId' | 'intoId' | 'reason' | 'before'>): Promise<Merge>;
    undo(id: string, why: string): Promise<void>;
  };
}

export interface RecordAmending {
  /**
   * Has the entries that a case made in a register say something else in some fields.
   * @returns the entries as they were
   */
  amend(
    of: { case: string; register: string },
    values: Readonly<Record<string, FactValue>>,
  ): Promise<RegisterEntry[]>;
  /** Has entries say again what they said. */
  restore(entries: readonly Pick<RegisterEntry, 'id' | 'data'>[]): Promise<void>;
}
