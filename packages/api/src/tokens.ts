import Type, { type Static } from 'typebox';
import {
  Answers,
  Day,
  Id,
  Instant,
  list,
  Named,
  optional,
  shape,
  Text,
  text,
  Uuid,
} from './shared.ts';

export const TokenView = shape({
  id: Uuid,
  name: Type.String(),
  /** The type of cases that can be begun with it. */
  workflow: Named,
  perMinute: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Instant,
  expiresAt: Instant,
  endedAt: optional(Instant),
  usedAt: optional(Instant),
});
export type TokenView = Static<typeof TokenView>;

export const TokensView = shape({ tokens: list(TokenView), workflows: list(Named) });

export const NewToken = shape({
  name: text(60),
  workflow: Id,
  /** The last day on which it can be used. */
  until: Day,
  perMinute: optional(Type.Integer({ minimum: 1, maximum: 600 })),
});

/** The secret is told this once and not kept. */
export const MadeToken = shape({ token: TokenView, secret: Type.String() });

/**
 * A case that another system sends. Where the form names a person or a unit, the answer is who is
 * meant: `{ "name": …, "unit": …, "position": … }`, with the record's number as `id` if it is known.
 */
export const SentCase = shape({ answers: Answers });

/** What the sender is told: under which reference to ask, and how it stands; nothing of the case. */
export const SentState = shape({
  reference: Type.String(),
  receivedOn: Day,
  status: Text,
  closed: Type.Boolean(),
});
export type SentState = Static<typeof SentState>;
