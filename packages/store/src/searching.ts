import type { Found } from './model.ts';

/** A count that stops at 1000: `capped` says that there are more. */
export interface Count {
  readonly count: number;
  readonly capped: boolean;
}

/** Something that can be found by words. */
export interface Findable {
  readonly kind: string;
  readonly id: string;
  /** The case that it belongs to: who is recused from it does not find it. */
  readonly caseId?: string;
  /** What it is called: every word of it finds it. */
  readonly names: readonly string[];
  /** Those among the names that can be typed in pinyin. */
  readonly read?: readonly string[];
  /** Marks that it gets, beside those it has: `<filter>=<value>`. */
  readonly marks?: readonly string[];
  /** What else it says; without one, what it said before. Nothing sealed may be in it. */
  readonly text?: string;
}

/** Finding by words: Chinese by every part of it, names by pinyin too; latest first. */
export interface SearchReading {
  find(text: string, of: { kind: string; limit?: number }): Promise<Found[]>;
  /** How many there are, by the characters; up to 1000. */
  count(text: string, kind: string): Promise<Count>;
}
export interface Searching extends SearchReading {
  put(doc: Findable): Promise<void>;
}
