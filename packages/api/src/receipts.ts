import Type, { type Static } from 'typebox';
import { Explanation } from './flow.ts';
import { Day, Id, Instant, list, Named, optional, shape, Text, Uuid } from './shared.ts';

/** The code of a receipt as somebody types it: case, spaces and hyphens do not matter. */
export const ReceiptCode = Type.String({ minLength: 16, maxLength: 40 });

/** What the holder of a receipt is told: nothing that identifies anyone. */
export const ReceiptView = shape({
  office: Text,
  intro: Text,
  receivedOn: Day,
  status: Text,
  closed: Type.Boolean(),
  /** What can be written. */
  kinds: list(Named),
  /** What is to be known of how such matters are handled. */
  explains: list(Explanation),
  /** What was written under it so far; the texts are not shown again. */
  messages: list(shape({ kind: Named, at: Instant })),
  /** Once the matter is closed: how it can be rated, or how it was. */
  rating: optional(shape({ title: Text, values: list(Named), given: optional(Named) })),
});
export type ReceiptView = Static<typeof ReceiptView>;

export const ReceiptMessage = shape({
  code: ReceiptCode,
  kind: Id,
  text: Type.String({ minLength: 1, maxLength: 4000 }),
});

/** What the office sees of a receipt; its code is told once, when it is given out. */
export const ReceiptState = shape({
  madeAt: Instant,
  /** Their texts are kept under the seal of receipts, by these ids. */
  messages: list(shape({ id: Uuid, kind: Named, at: Instant })),
  rating: optional(Named),
});
export type ReceiptState = Static<typeof ReceiptState>;

export const IssuedReceipt = shape({ code: Type.String(), state: ReceiptState });
