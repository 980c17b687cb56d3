import type { FieldSchema, Form } from '@bitan/definitions';
import type { Answers } from './answers.ts';

/** One field answered at or beyond one of its limits, and nothing else answered. */
export interface BoundaryAnswers {
  readonly field: string;
  /** Absent where it is left out. */
  readonly value: unknown;
  readonly answers: Answers;
}

/**
 * Answers at the limits of every field: left out, too short, too long, too small, too large, no
 * choice, of another kind, and what is just allowed. What is told about them shows a form's messages.
 */
export const boundaryAnswers = (form: Form): BoundaryAnswers[] =>
  Object.entries(form.schema.properties).flatMap(([field, schema]) => {
    const isRequired = form.schema.required?.includes(field) ?? false;
    const values = [...(isRequired ? [undefined] : []), ...valuesAt(schema)];
    return values.map((value) => ({
      field,
      value,
      answers: value === undefined ? {} : { [field]: value },
    }));
  });

function valuesAt(schema: FieldSchema): unknown[] {
  const { type, oneOf, format, minLength = 0, maxLength, minimum, maximum } = schema;
  if (oneOf) return [oneOf[0]?.const, '~'];
  if (format) return ['2026-02-28', '2026-02-30'];
  switch (type) {
    case 'string':
      return [
        ...(minLength > 0 ? ['字'.repeat(minLength - 1), '字'.repeat(minLength)] : []),
        ...(maxLength !== undefined ? ['字'.repeat(maxLength), '字'.repeat(maxLength + 1)] : []),
      ];
    case 'integer':
    case 'number':
      return [
        ...(minimum !== undefined ? [minimum - 1, minimum] : []),
        ...(maximum !== undefined ? [maximum, maximum + 1] : []),
        ...(type === 'integer' ? [0.5] : []),
      ];
    case 'array':
      return rowsAt(schema);
    default:
      return [];
  }
}

function rowsAt({ items, minItems = 0, maxItems, uniqueItems }: FieldSchema): unknown[] {
  const choice = items?.oneOf?.[0]?.const;
  if (choice !== undefined) return [[choice], ['~'], ...(uniqueItems ? [[choice, choice]] : [])];
  return [
    ...(minItems > 1 ? [Array.from({ length: minItems - 1 }, () => ({}))] : []),
    [{}],
    ...(maxItems !== undefined ? [Array.from({ length: maxItems + 1 }, () => ({}))] : []),
  ];
}
