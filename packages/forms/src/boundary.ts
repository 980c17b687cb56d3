import type { DateLimit, FieldSchema, Form } from '@bitan/definitions';
import type { Answers } from './answers.ts';
import { dayOf } from './computed.ts';

/** One field answered at or beyond one of its limits, and nothing else but what that limit needs. */
export interface BoundaryAnswers {
  readonly field: string;
  /** Absent where it is left out. */
  readonly value: unknown;
  readonly answers: Answers;
}

/**
 * Answers at the limits of every field: left out, too short, too long, too small, too large, too
 * early, too late, no choice, of another kind, and what is just allowed. What is told about them shows
 * a form's messages. What is computed nobody can fill in wrongly.
 *
 * @param today the civil day from which some days are measured
 */
export const boundaryAnswers = (form: Form, today: string): BoundaryAnswers[] =>
  Object.entries(form.schema.properties)
    .filter(([field]) => !form.fields?.[field]?.computed)
    .flatMap(([field, schema]) => {
      const isRequired = form.schema.required?.includes(field) ?? false;
      const values = [...(isRequired ? [undefined] : []), ...valuesAt(schema)];
      const plain = values.map((value) => ({
        field,
        value,
        answers: value === undefined ? {} : { [field]: value },
      }));
      return [...plain, ...daysAt(form, field, today)];
    });

/** The day of a limit, and the one that is beyond it. */
function daysAt(form: Form, field: string, today: string): BoundaryAnswers[] {
  const { earliest = [], latest = [] } = form.fields?.[field] ?? {};
  const isTime = form.schema.properties[field]?.format === 'date-time';
  const at = (limit: DateLimit, by: 1 | -1): BoundaryAnswers[] => {
    const day = dayOf(limit.kind === 'on' ? limit.date : today);
    if (day === undefined) return [];
    const edge = day + (limit.kind === 'today' ? (limit.days ?? 0) : 0);
    const other =
      limit.kind === 'field' ? { [limit.field]: civil(edge, isTimeOf(form, limit)) } : {};
    return [edge, edge + by].map((one) => {
      const value = civil(one, isTime);
      return { field, value, answers: { ...other, [field]: value } };
    });
  };
  return [...earliest.flatMap((one) => at(one, -1)), ...latest.flatMap((one) => at(one, 1))];
}

const isTimeOf = (form: Form, limit: DateLimit) =>
  limit.kind === 'field' && form.schema.properties[limit.field]?.format === 'date-time';

const civil = (day: number, isTime: boolean) =>
  new Date(day * 86_400_000).toISOString().slice(0, 10) + (isTime ? 'T09:00:00+08:00' : '');

const formats = {
  date: ['2026-02-28', '2026-02-30'],
  'date-time': ['2026-02-28T09:00:00+08:00', '2026-02-30T09:00:00+08:00'],
  'resident-id': ['11010519491231002X', '110105194912310021'],
};

function valuesAt(schema: FieldSchema): unknown[] {
  const { type, oneOf, format, pattern, minLength = 0, maxLength, minimum, maximum } = schema;
  if (oneOf) return [oneOf[0]?.const, '~'];
  if (format) return formats[format];
  switch (type) {
    case 'string':
      return [
        ...(minLength > 0 ? ['字'.repeat(minLength - 1), '字'.repeat(minLength)] : []),
        ...(maxLength !== undefined ? ['字'.repeat(maxLength), '字'.repeat(maxLength + 1)] : []),
        ...(pattern === undefined ? [] : ['~']),
      ];
    case 'integer':
    case 'number':
      return [
        ...(minimum !== undefined ? [minimum - 1, minimum] : []),
        ...(maximum !== undefined ? [maximum, maximum + 1] : []),
        ...(type === 'integer' ? [0.5] : []),
        ...(schema.multipleOf === undefined ? [] : [schema.multipleOf, schema.multipleOf / 10]),
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
  const cells = Object.entries(items?.properties ?? {}).flatMap(([column, schema]) =>
    valuesAt(schema).map((value) => [{ [column]: value }]),
  );
  return [
    ...(minItems > 1 ? [Array.from({ length: minItems - 1 }, () => ({}))] : []),
    [{}],
    ...cells,
    ...(maxItems !== undefined ? [Array.from({ length: maxItems + 1 }, () => ({}))] : []),
  ];
}
