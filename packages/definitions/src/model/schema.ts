import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** An object that takes no other properties than these. */
export const closed = <P extends TProperties>(properties: P, options: object = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/**
 * One of several objects told apart by a constant property, so that a mistake is reported against
 * the kind that was meant and not against all of them.
 */
export const tagged = <const T extends readonly TObject[]>(propertyName: string, kinds: T) =>
  Type.Unsafe<Static<T[number]>>({
    type: 'object',
    discriminator: { propertyName },
    required: [propertyName],
    oneOf: kinds as unknown as TSchema[],
  });
