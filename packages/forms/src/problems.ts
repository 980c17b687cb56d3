import type { FieldSchema, Form } from '@bitan/definitions';

/** What is wrong with one answer. */
export interface FieldProblem {
  /** JSON Pointer into the answers, e.g. `/talkers/0/name`. */
  readonly pointer: string;
  readonly keyword: ProblemKeyword;
  /** The limit or allowed values that it misses. */
  readonly params: Readonly<Record<string, unknown>>;
}

export const problemKeywords = [
  'required',
  'type',
  'choice',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'pattern',
  'date',
  'date-time',
  'const',
  'minItems',
  'maxItems',
  'uniqueItems',
  'unknown',
] as const;
export type ProblemKeyword = (typeof problemKeywords)[number];

/** The keywords of JSON Schema that both validators report, by the name that we give the problem. */
export const keywordNames: Readonly<Record<string, ProblemKeyword>> = {
  required: 'required',
  type: 'type',
  enum: 'choice',
  minLength: 'minLength',
  maxLength: 'maxLength',
  minimum: 'minimum',
  maximum: 'maximum',
  multipleOf: 'multipleOf',
  pattern: 'pattern',
  const: 'const',
  minItems: 'minItems',
  maxItems: 'maxItems',
  uniqueItems: 'uniqueItems',
};

/**
 * One list for both validators: each place once for each keyword, a wrong type alone, in order.
 * Whether a list repeats itself is only said once its items are of their type: the validators
 * compare what is of a wrong type differently.
 */
export function normalise(problems: readonly FieldProblem[]): FieldProblem[] {
  const once = new Map(
    problems.map((problem) => [`${problem.pointer} ${problem.keyword}`, problem]),
  );
  const all = [...once.values()];
  const overruled = (problem: FieldProblem) =>
    problem.keyword !== 'type' &&
    all.some(
      ({ pointer, keyword }) =>
        (pointer === problem.pointer &&
          (keyword === 'type' || keyword === 'unknown') &&
          keyword !== problem.keyword) ||
        (problem.keyword === 'uniqueItems' &&
          keyword === 'type' &&
          pointer.startsWith(`${problem.pointer}/`)),
    );
  const key = ({ pointer, keyword }: FieldProblem) => `${pointer} ${keyword}`;
  return all.filter((problem) => !overruled(problem)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Days and times that do not exist, wherever a field asks for one. */
export function dateProblems(form: Form, answers: unknown): FieldProblem[] {
  return datesIn(form.schema, answers, '');
}

function datesIn(schema: FieldSchema, value: unknown, pointer: string): FieldProblem[] {
  if (value === undefined || value === null) return [];
  if (schema.type === 'string' && schema.format && typeof value === 'string') {
    const keyword = schema.format;
    return isReal[keyword](value) ? [] : [{ pointer, keyword, params: {} }];
  }
  if (schema.type === 'array' && schema.items && Array.isArray(value)) {
    const { items } = schema;
    return value.flatMap((item, i) => datesIn(items, item, `${pointer}/${i}`));
  }
  if (schema.type !== 'object' || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([id, field]) =>
    Object.hasOwn(value, id)
      ? datesIn(field, (value as Record<string, unknown>)[id], `${pointer}/${id}`)
      : [],
  );
}

const isReal = {
  date(text: string): boolean {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  },
  'date-time'(text: string): boolean {
    const parts = text.match(
      /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
    );
    return parts?.[1] !== undefined && isReal.date(parts[1]);
  },
};
