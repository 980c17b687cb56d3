import Type, { type Static } from 'typebox';
import { AttachmentView } from './files.ts';
import { Colleague, Instant, list, optional, paged, shape, Text, Uuid } from './shared.ts';
import { Alarm, Due, Office } from './work.ts';

/**
 * A matter that went from one office to another; `kept` is all that travelled with it. Without `to`
 * the other office does not use Bitan: the matter goes there on paper.
 */
export const Handover = shape({
  id: Uuid,
  direction: Type.Enum(['in', 'out']),
  from: Office,
  to: optional(Office),
  at: Instant,
  number: Type.String(),
  kept: list(shape({ title: Text, said: Text })),
  due: optional(Due),
  alarm: optional(Alarm),
  received: optional(shape({ at: Instant, by: Colleague })),
  /** It is not taken there, and why. */
  refused: optional(shape({ at: Instant, by: Colleague, reason: Type.String() })),
  /** The case here: which it was of, or which was begun from it. */
  case: optional(shape({ id: Uuid, number: Type.String() })),
  /** The files that went with it; those that came can be read. */
  enclosed: list(
    shape({ name: Type.String(), size: Type.Integer(), file: optional(AttachmentView) }),
  ),
  /** What of the case could go with it still. */
  enclosable: list(
    shape({ id: Uuid, kind: Type.Enum(['attachment', 'document']), name: Type.String() }),
  ),
  /** The offices to which it could go, while nobody said to which. */
  addressees: list(Office),
  /** Whether this office can still confirm or refuse it. */
  mayAnswer: Type.Boolean(),
  /** Whether this user can begin a case from it. */
  mayBegin: Type.Boolean(),
});
export type Handover = Static<typeof Handover>;

export const Handovers = paged({ handovers: list(Handover) });
export type Handovers = Static<typeof Handovers>;
