import Type, { type Static } from 'typebox';
import { closed } from './schema.ts';

/** A civil date without a time, `YYYY-MM-DD`. */
export type CivilDate = string;
const CivilDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/**
 * The public holidays and make-up working days of one year, as the State Council announces them.
 * A Saturday or Sunday is free unless it is in `workdays`; any other day is worked unless it is
 * in `holidays`.
 */
export const Calendar = closed({
  $schema: Type.Optional(Type.String()),
  year: Type.Integer({ minimum: 2000, maximum: 2200 }),
  holidays: Type.Array(CivilDate),
  workdays: Type.Array(CivilDate),
  source: Type.String({ description: 'The announcement that the dates were taken from' }),
});
export type Calendar = Static<typeof Calendar>;
