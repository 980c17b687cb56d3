import { Text } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { Answers, Day, optional, shape } from './shared.ts';

/** A form that was filled in on a case of the office; the case is only named to who may read it. */
export const PastEntryRow = shape({
  id: Type.String(),
  on: Day,
  action: Text,
  number: optional(Type.String()),
});
export type PastEntryRow = Static<typeof PastEntryRow>;

/**
 * What was filled in, without what tells of whom it was: sealed parts and what only some may see are
 * left out, people and units have other names (`names`, by the ids in the answers), and of texts only
 * their length and punctuation are left.
 */
export const MaskedAnswers = shape({
  answers: Answers,
  names: Type.Record(Type.String(), Text),
});
export type MaskedAnswers = Static<typeof MaskedAnswers>;
