import type { AuditEvent } from './model.ts';
import type { Rows } from './schema/table.ts';
import type { Findable } from './searching.ts';

/** What was gathered, as it is written: data that another process can be given. */
export interface Gathered {
  /** The last numbers that were given out, by counter and year. */
  readonly numbers: readonly Numbered[];
  /** What is referred to comes before what refers to it. */
  readonly rows: readonly Rows[];
  /** What finds them. */
  readonly findable: readonly Findable[];
}

export interface Numbered {
  readonly name: string;
  readonly year: number;
  readonly n: number;
}

/** The work of a transaction that is still to be kept. */
export interface Prepared extends Gathered {
  /** The number of the last entry of the audit log behind which it was prepared. */
  readonly behind: number;
  /** All that the transaction says to the audit log. */
  readonly events: readonly AuditEvent[];
}
