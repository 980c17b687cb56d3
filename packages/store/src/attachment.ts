import type { Instant } from './model.ts';

/** A file of a case, or one that waits for the form that it was uploaded for. */
export interface Attachment {
  readonly id: string;
  /** Absent until the form was submitted. */
  readonly caseId?: string;
  /** What it came with from another office; then it waits for no form. */
  readonly deliveryId?: string;
  /** The field that it was uploaded for. */
  readonly form: string;
  readonly field: string;
  /** The seal of that field; then even its name is only for who may open the seal. */
  readonly seal?: string;
  /** As its owner called it; kept encrypted, for names say who wrote. */
  readonly name: string;
  /** One of the types of files of `@bitan/definitions`. */
  readonly type: string;
  /** Bytes of the working copy. */
  readonly size: number;
  /** The working copy, without what tells who made it. */
  readonly sha256: string;
  /** What came. The same as `sha256`, where nothing had to be taken out. */
  readonly original: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
}

/** What belongs to no case and no delivery is there for nobody but who uploaded it. */
export interface AttachmentReading {
  /** @throws NotFound */
  get(id: string): Promise<Attachment>;
  /** Those of `ids` that exist, in their order. */
  some(ids: readonly string[]): Promise<Attachment[]>;
  /** Those that came with a delivery, in the order in which they came. */
  delivered(delivery: string): Promise<Attachment[]>;
  /** How many this user uploaded that wait for their forms. */
  waiting(): Promise<number>;
  /** Whether any attachment of the organisation has these bytes. */
  uses(sha256: string): Promise<boolean>;
}

export interface AttachmentWriting {
  /** @throws Conflict when it is there already */
  insert(attachment: Omit<Attachment, 'uploadedBy' | 'uploadedAt' | 'caseId'>): Promise<Attachment>;
  /** Makes those of `ids` that this user uploaded, and that have no case yet, part of a case. */
  bind(caseId: string, ids: readonly string[]): Promise<void>;
  /** Removes one that this user uploaded and that has no case. @throws NotFound */
  remove(id: string): Promise<Attachment>;
  /** Removes those that waited for their forms since before then, but for those of some users. */
  sweep(before: Instant, except: readonly string[]): Promise<Attachment[]>;
}
