import { Basis, Duration, Id, Scalar, Text } from '@bitan/definitions';
import Type, { type Static, type TObject, type TProperties } from 'typebox';

/** An object of the contract: it takes no other properties than these. */
export const shape = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });
export const optional = Type.Optional;
export const list = Type.Array;
export const text = (maxLength = 200) => Type.String({ minLength: 1, maxLength });

/** An instant, UTC, ISO 8601 with milliseconds. */
export const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
});
/** A civil date in China, `YYYY-MM-DD`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const Uuid = Type.String({ pattern: '^[0-9a-f-]{36}$' });
export const EditionId = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Revision = Type.Integer({ minimum: 1 });

export const Named = shape({ id: Type.String(), title: Text });
export type Named = Static<typeof Named>;

/** A user of the office, as colleagues see one. */
export const Colleague = shape({ id: Uuid, name: Type.String(), roles: list(Id) });
export type Colleague = Static<typeof Colleague>;

/** The answers of a form by field id; `@bitan/forms` says what each may be. */
export const Answers = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown());
export type Answers = Static<typeof Answers>;

export const FactValue = Type.Union([Scalar, list(Scalar)]);
export const Facts = Type.Record(Id, FactValue);

/** A page of a list ordered by time; `next` is the key of the page that follows. */
export const paged = <P extends TProperties>(properties: P) =>
  shape({ ...properties, next: optional(Type.String()) });
export const PageQuery = {
  after: optional(Type.String({ maxLength: 200 })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 100 })),
};
/** A count that is not worth counting further: `capped` says that there are at least that many. */
export const Count = shape({ count: Type.Integer(), capped: Type.Boolean() });

export { Basis, Duration, Id, Scalar, Text };
