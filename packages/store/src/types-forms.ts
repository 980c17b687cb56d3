import type { Case, Instant, Subject } from './model.ts';

export type MovingStatus = 'open' | 'submitted' | 'returned' | 'withdrawn' | 'running' | 'done';

/** Records that are to go on under another edition: what was declared, and how far it has come. */
export interface Moving {
  readonly id: string;
  readonly title: string;
  readonly fromEdition: string;
  readonly toEdition: string;
  /** What is said of fields, by form. */
  readonly mappings: unknown;
  readonly status: MovingStatus;
  readonly author: string;
  readonly submittedBy?: string;
  readonly approvedBy?: string;
  readonly reason?: string;
  /** Why it was returned. */
  readonly comment?: string;
  /** What the dry run found when it was submitted. */
  readonly expected?: unknown;
  /** The record up to which it has come: `<kind>/<id>`. */
  readonly after?: string;
  readonly moved: number;
  /** Records that could not be moved. */
  readonly left: number;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export type RecordKind = 'case' | 'person' | 'unit';

/** What became of one record. `why` it was left as it is; `aside`: what found no place. */
export interface MovedRecord {
  readonly movingId: string;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly why?: unknown;
  readonly aside: unknown;
  readonly at: Instant;
}

/** What an entry of a case says in the edition to which the case was moved. */
export interface MovedEntry {
  readonly movingId: string;
  readonly caseId: string;
  readonly seq: number;
  readonly form: string;
  readonly edition: string;
  readonly answers: unknown;
  readonly aside: unknown;
  readonly at: Instant;
}

/** Behind an id, at most so many; for unattended work, so without regard to recusal. */
interface Slice {
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface FormsReading {
  /** Forms of the level above, by the SHA-256 of their content, as they were. */
  readonly bases: { find(id: string): Promise<unknown> };
  readonly movings: {
    get(id: string): Promise<Moving>;
    /** Latest first. */
    list(): Promise<Moving[]>;
    /** How many open cases there are under each edition. */
    openUnder(): Promise<Readonly<Record<string, number>>>;
    /** Open cases under an edition, by id. */
    cases(edition: string, slice: Slice): Promise<Case[]>;
    /** All people or units, by id. */
    subjects(kind: 'person' | 'unit', slice: Slice): Promise<Subject[]>;
    /** Those that were left as they are, with the reason. */
    left(movingId: string): Promise<MovedRecord[]>;
    /** What became of a record, latest first. */
    of(kind: RecordKind, recordId: string): Promise<MovedRecord[]>;
    /** What the entries of a case say in later editions, latest first. */
    entries(caseId: string): Promise<MovedEntry[]>;
  };
}

type NewMoving = Pick<Moving, 'title' | 'fromEdition' | 'toEdition' | 'mappings'>;

export interface FormsWriting {
  readonly bases: FormsReading['bases'] & { keep(id: string, content: unknown): Promise<void> };
  readonly movings: FormsReading['movings'] & {
    insert(moving: NewMoving): Promise<Moving>;
    /** @throws Stale */
    save(moving: Moving, expected: number): Promise<Moving>;
    /** Writes a case anew under another edition. @throws Stale */
    moveCase(one: Case, expected: number): Promise<Case>;
    /** Once for each record of a moving. */
    record(moved: Omit<MovedRecord, 'at'>): Promise<void>;
    entry(moved: Omit<MovedEntry, 'at'>): Promise<void>;
  };
}
