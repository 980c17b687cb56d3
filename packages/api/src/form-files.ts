import type { Operation } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { list, optional, shape, Text } from './shared.ts';

/**
 * As what a form goes out: a JSON Schema with its uiSchema that any rjsf shows, in one language, or its
 * definition with what the office changes in it.
 */
export const FormFileQuery = shape({
  as: Type.Enum(['schema', 'definition']),
  language: optional(Type.Enum(['zh-CN', 'en'])),
});

export const FormFileText = shape({ name: Type.String(), text: Type.String() });

/** The content of a file that somebody chose; how large it may be is said when it is read. */
export const FormFileBody = shape({ text: Type.String({ maxLength: 400_000 }) });

/** What such a file would change in a form, and what of it was not taken as it was. */
export const FormFileRead = shape({
  kind: Type.Enum(['overlay', 'definition', 'schema']),
  operations: list(Type.Unsafe<Operation>({ type: 'object' })),
  notes: list(shape({ pointer: Type.String(), message: Text })),
});
export type FormFileRead = Static<typeof FormFileRead>;
