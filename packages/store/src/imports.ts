import type { Instant, Subject } from './model.ts';

export type ImportStatus = 'ready' | 'running' | 'stopped' | 'done' | 'failed';

/** A table from which cases are begun, as far as it has come. It is its maker's alone. */
export interface Import {
  readonly id: string;
  readonly workflow: string;
  /** What the file is called. */
  readonly name: string;
  /** The SHA-256 of the file, under which its bytes are kept. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string;
  /** What its first line calls the columns. */
  readonly head: readonly string[];
  /** How many lines follow that. */
  readonly lines: number;
  /** What each column is for; '' is left out. */
  readonly columns: readonly string[];
  readonly status: ImportStatus;
  /** How many lines were looked at, of which so many began cases, … */
  readonly done: number;
  readonly begun: number;
  /** … had done so before, … */
  readonly known: number;
  /** … or were refused. */
  readonly refused: number;
  /** Why it failed. */
  readonly problem?: string;
  readonly madeBy: string;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A line that was not taken, and what is wrong with it: JSON of who reads it. */
export interface ImportRefusal {
  readonly importId: string;
  readonly line: number;
  readonly errors: readonly unknown[];
}

/** What columns are for, kept under a name for the next file of that kind. */
export interface ImportMapping {
  readonly id: string;
  readonly workflow: string;
  readonly name: string;
  /** What each column is for, by what it is called. */
  readonly columns: Readonly<Record<string, string>>;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

export interface ImportReading {
  readonly imports: {
    /** @throws NotFound, also for the import of somebody else */
    get(id: string): Promise<Import>;
    /** The actor's own, latest first. */
    list(): Promise<Import[]>;
    /** In the order of their lines, behind a line. */
    refusals(
      id: string,
      page: { after?: number | undefined; limit: number },
    ): Promise<ImportRefusal[]>;
    /** Which of these lines of a file began which cases already. */
    begun(
      of: { file: string; workflow: string },
      lines: { from: number; to: number },
    ): Promise<ReadonlyMap<number, string>>;
    mappings(workflow: string): Promise<ImportMapping[]>;
  };
}

type NewImport = Pick<
  Import,
  'workflow' | 'name' | 'file' | 'size' | 'kind' | 'encoding' | 'head' | 'lines' | 'columns'
>;

export interface ImportWriting {
  readonly imports: ImportReading['imports'] & {
    insert(one: NewImport): Promise<Import>;
    /** @throws Stale */
    save(one: Import, expected: number): Promise<Import>;
    /** Notes what is wrong with lines; what was wrong with them before is forgotten. */
    refuse(id: string, refusals: readonly Omit<ImportRefusal, 'importId'>[]): Promise<void>;
    /** What was wrong with any line is forgotten: they are looked at again. */
    forgive(id: string): Promise<void>;
    /** Notes which line of a file began which case. @throws Conflict when it did before */
    note(
      of: { file: string; workflow: string },
      rows: readonly { line: number; caseId: string }[],
    ): Promise<void>;
    /** Forgets an import; which lines began cases stays known. */
    remove(id: string): Promise<Import>;
    /** Keeps a mapping, in place of the one of that name. */
    keepMapping(mapping: Pick<ImportMapping, 'workflow' | 'name' | 'columns'>): Promise<void>;
  };
}

/** Unattended: what is under way, and whose. */
export interface ImportSystem {
  readonly imports: {
    running(): Promise<{ org: string; id: string; madeBy: string }[]>;
    /** Those that nobody touched since then, and whether others have the same file. */
    untouched(
      before: Instant,
    ): Promise<{ org: string; id: string; madeBy: string; file: string }[]>;
    /** Whether an import of the office refers to a file. */
    uses(org: string, file: string): Promise<boolean>;
  };
}

/** People or units by exactly these names. */
export interface NamedReading {
  named(names: readonly string[]): Promise<Subject[]>;
}
