import type { Counting } from '@bitan/definitions';
import type { Case, Instant } from './model.ts';
import type { Period } from './office/reports.ts';
import type { Page, PageOf } from './page.ts';

/** What is to be counted, over which period; of which types of case, where cases or their deadlines are. */
export interface ToCount {
  readonly counting: Counting;
  readonly workflows: readonly string[];
  readonly period: Period;
  /** What is due before it and not done is overdue. */
  readonly now: Instant;
}

/**
 * In how many cases there is something under a key. A key is a month, an id, the value of a field,
 * the JSON of an outcome, or how a deadline stands; empty where nothing was said.
 */
export interface Tallied {
  readonly key: string;
  /** Where it is split. */
  readonly part?: string;
  readonly cases: number;
}

/** In how many cases there is what was counted. */
export interface CaseTally {
  /** Each key, or part of it, once. */
  readonly lines: readonly Tallied[];
  /** In how many there is any of these keys; a case that has several of them is one. */
  cases(keys?: readonly string[]): number;
}

/** Which of what was counted is meant; everything where it does not say. */
export interface Meant {
  readonly keys?: readonly string[];
  readonly part?: string | undefined;
}

/** The cases behind a number: all of them, and how many the user is recused from. */
export interface Behind extends Page<Case> {
  readonly cases: number;
  readonly hidden: number;
}

/**
 * What an overview counts, and the cases behind each number. Without regard to recusal: a number does
 * not depend on who asks. Of the cases behind it only those are shown that the user may see.
 */
export interface TallyReading {
  /** One for each, in their order. What counts the same rows by other words reads them once. */
  of(whats: readonly ToCount[]): Promise<CaseTally[]>;
  /** Latest begun first. */
  behind(what: ToCount, meant: Meant & PageOf): Promise<Behind>;
}
