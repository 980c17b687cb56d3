/** A civil date without a time, `YYYY-MM-DD`. */
export type CivilDate = string;

/**
 * The public holidays and make-up working days of one year, as the State Council announces them.
 * A Saturday or Sunday is free unless it is in `workdays`; any other day is worked unless it is
 * in `holidays`.
 */
export interface Calendar {
  readonly year: number;
  readonly holidays: readonly CivilDate[];
  readonly workdays: readonly CivilDate[];
  /** The announcement that the dates were taken from. */
  readonly source: string;
}
