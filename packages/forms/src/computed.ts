import { type Computed, derived, type Form, type Summand } from '@bitan/definitions';

type Answers = Readonly<Record<string, unknown>>;

/** The values that a form computes from answers; those that lack what they are made from are absent. */
export function computedOf(form: Form, answers: Answers): Record<string, number> {
  const computed: Record<string, number> = {};
  for (const [id, from] of computedIn(form)) {
    const value = valueOf(from, answers);
    if (value !== undefined) computed[id] = value;
  }
  return computed;
}

const computedIn = derived((form: Form) =>
  Object.entries(form.fields ?? {}).flatMap(([id, { computed }]) =>
    computed && Object.hasOwn(form.schema.properties, id) ? [[id, computed] as const] : [],
  ),
);

function valueOf(computed: Computed, answers: Answers): number | undefined {
  switch (computed.kind) {
    case 'sum':
      return added(computed.of.flatMap((one) => numbersOf(one, answers)));
    case 'rows':
      return listOf(answers[computed.field]).length;
    case 'share':
      return shareOf(listOf(answers[computed.field]), computed.column);
    case 'days':
      return daysBetween(answers[computed.from], answers[computed.to]);
    case 'points':
      return added(
        Object.entries(computed.weights).flatMap(([field, weight]) =>
          answers[field] === undefined ? [] : [weight * timesOf(answers[field])],
        ),
      );
  }
}

/** The sum of numbers without what their binary form adds in the far decimals; none of none. */
function added(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((all, one) => all + one, 0);
  return Number.isFinite(sum) ? Number(sum.toFixed(6)) : undefined;
}

function numbersOf({ field, column }: Summand, answers: Answers): number[] {
  const values =
    column === undefined
      ? [answers[field]]
      : listOf(answers[field]).map((row) => (row as Answers | null)?.[column]);
  return values.filter((value): value is number => typeof value === 'number');
}

function shareOf(rows: readonly unknown[], column: string): number | undefined {
  if (rows.length === 0) return undefined;
  const isSaid = (value: unknown) =>
    typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
  const said = rows.filter((row) => isSaid((row as Answers | null)?.[column]));
  return Math.floor((100 * said.length) / rows.length);
}

/** How often a weight counts: a number as often as it says, no not at all, any other answer once. */
const timesOf = (value: unknown): number =>
  typeof value === 'number' ? value : value === false ? 0 : 1;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function daysBetween(from: unknown, to: unknown): number | undefined {
  const [begin, end] = [dayOf(from), dayOf(to)];
  return begin === undefined || end === undefined ? undefined : Math.round(end - begin);
}

/** The number of a civil day; of a time, that of the day on which it is written. */
export function dayOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  const time = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / 86_400_000;
}
