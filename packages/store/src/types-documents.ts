import type { Instant } from './model.ts';

/** A document that was produced; it is never changed, only made again. */
export interface ProducedDocument {
  readonly id: string;
  readonly caseId?: string;
  readonly personId?: string;
  readonly unitId?: string;
  /** Whose report, and its first and last civil day. */
  readonly workflow?: string;
  readonly from?: string;
  readonly until?: string;
  /** Its definition, by the id that the edition gives it. */
  readonly document: string;
  readonly number?: string;
  readonly edition: string;
  /** The SHA-256 of the template and of what was made from it. */
  readonly template: string;
  readonly file: string;
  readonly size: number;
  /** Counts from 1 for each document of what it is made of. */
  readonly version: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

/** What documents are made of: of a report over one period, or over any. */
export type DocumentOwner =
  | { readonly case: string }
  | { readonly person: string }
  | { readonly unit: string }
  | { readonly workflow: string; readonly from?: string; readonly until?: string };

export interface DocumentsReading {
  readonly counters: {
    /** The number that was given out last; 0 when none was. */
    last(name: string, year: number): Promise<number>;
  };
  /** A user who is recused from a case sees none of its documents. */
  readonly documents: {
    get(id: string): Promise<ProducedDocument>;
    /** Latest first. */
    list(of: DocumentOwner): Promise<ProducedDocument[]>;
  };
}

type New = Omit<ProducedDocument, 'id' | 'version' | 'madeBy' | 'madeAt'>;

export interface DocumentsWriting {
  readonly documents: DocumentsReading['documents'] & {
    append(document: New): Promise<ProducedDocument>;
  };
}
