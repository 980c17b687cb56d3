import type { Instant } from './model.ts';

/** A document that was produced; it is never changed, only made again. */
export interface ProducedDocument {
  readonly id: string;
  readonly caseId?: string;
  readonly personId?: string;
  /** Its definition, by the id that the edition gives it. */
  readonly document: string;
  readonly number?: string;
  readonly edition: string;
  /** The SHA-256 of the template and of what was made from it. */
  readonly template: string;
  readonly file: string;
  readonly size: number;
  /** Counts from 1 for each document of a case. */
  readonly version: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

export interface DocumentsReading {
  readonly counters: {
    /** The number that was given out last; 0 when none was. */
    last(name: string, year: number): Promise<number>;
  };
  /** A user who is recused from a case sees none of its documents. */
  readonly documents: {
    get(id: string): Promise<ProducedDocument>;
    /** Of a case, or those of a person that belong to no case; latest first. */
    list(of: { case: string } | { person: string }): Promise<ProducedDocument[]>;
  };
}

type New = Omit<ProducedDocument, 'id' | 'version' | 'madeBy' | 'madeAt'>;

export interface DocumentsWriting {
  readonly documents: DocumentsReading['documents'] & {
    append(document: New): Promise<ProducedDocument>;
  };
}
