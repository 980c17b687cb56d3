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
  'resident-id',
  'earliest',
  'latest',
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
