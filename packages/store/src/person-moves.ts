import type { Instant } from './model.ts';

/** What moved, by the ids. */
export interface Moved {
  readonly cases: readonly string[];
  /** Entries of registers, those of the cases too. */
  readonly records: readonly string[];
  /** Documents that were made about the person, without a case. */
  readonly documents: readonly string[];
}

/**
 * What moved from the record of one person to that of another: all of it because both are one
 * (`join`), or what turned out to be another's (`part`).
 */
export interface PersonMove {
  readonly id: string;
  readonly kind: 'join' | 'part';
  readonly fromId: string;
  readonly toId: string;
  readonly reason: string;
  readonly moved: Moved;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly undoneBy?: string;
  readonly undoneAt?: Instant;
  readonly undoneWhy?: string;
}

export interface PersonMoveReading {
  readonly personMoves: {
    /** @throws NotFound */
    get(id: string): Promise<PersonMove>;
    /** Those from or to the record of a person, undone ones too; latest first. */
    of(person: string): Promise<PersonMove[]>;
    /** The record under which a person is kept now: another one when both were joined. */
    standing(person: string): Promise<string>;
  };
}

type NewMove = Pick<PersonMove, 'fromId' | 'toId' | 'reason'>;

export interface PersonMoveWriting {
  readonly personMoves: PersonMoveReading['personMoves'] & {
    /** Moves everything; the record that is left is found no more. */
    join(move: NewMove): Promise<PersonMove>;
    /** Moves cases with all that belongs to them, and entries that belong to no case. */
    part(move: NewMove, of: Pick<Moved, 'cases' | 'records'>): Promise<PersonMove>;
    /** Moves back what moved and has not moved on since. */
    undo(id: string, why: string): Promise<PersonMove>;
  };
}
