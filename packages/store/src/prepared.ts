import type { ImportWriting } from './imports.ts';
import type { AuditEvent, Instant } from './model.ts';
import type { Rows } from './schema/table.ts';
import type { Findable } from './searching.ts';

/** What was gathered, as it is written: data that another thread can be given. */
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
  /** Those that were prepared one behind the other: where one is not kept, none after it can be. */
  readonly line: string;
  readonly at: Instant;
  /** The number of the last entry of the audit log behind which it was prepared. */
  readonly behind: number;
  /** All that the transaction says to the audit log. */
  readonly events: readonly AuditEvent[];
  /** What it says of the import whose lines it takes: that waits until the rest is written. */
  readonly said: readonly Said[];
}

export type Saying = Pick<ImportWriting['imports'], 'note' | 'refuse' | 'save'>;

/** A function that is called when it is kept, and with what. */
export type Said = {
  readonly [Name in keyof Saying]: {
    readonly name: Name;
    readonly given: Readonly<Parameters<Saying[Name]>>;
  };
}[keyof Saying];
