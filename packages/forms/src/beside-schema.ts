import { type DateLimit, derived, type FieldSchema, type Form } from '@bitan/definitions';
import { dayOf } from './computed.ts';
import type { FieldProblem } from './problems.ts';

/**
 * What is wrong with answers that neither validator looks at, so that both sides say the same: days
 * that do not exist or are too early or late, check digits, decimals.
 *
 * @param today the civil day; without it nothing is said of days that are measured from today
 */
export function problemsBeside(form: Form, answers: unknown, today?: string): FieldProblem[] {
  return [...inAnswers(form, answers), ...dayProblems(form, answers, today)];
}

function inAnswers(form: Form, answers: unknown): FieldProblem[] {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return [];
  const own = answers as Record<string, unknown>;
  return lookedAt(form).flatMap(([id, field]) =>
    Object.hasOwn(own, id) ? inValue(field, own[id], `/${id}`) : [],
  );
}

/** The fields of which something is looked at beside the schema. */
const lookedAt = derived((form: Form) =>
  Object.entries(form.schema.properties).filter(([, field]) => isLookedAt(field)),
);

const isLookedAt = ({ format, multipleOf, items, properties = {} }: FieldSchema): boolean =>
  format !== undefined ||
  multipleOf !== undefined ||
  (items !== undefined && isLookedAt(items)) ||
  Object.values(properties).some(isLookedAt);

function inValue(schema: FieldSchema, value: unknown, pointer: string): FieldProblem[] {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? inText(schema, value, pointer) : [];
    case 'number':
    case 'integer':
      return typeof value === 'number' ? inNumber(schema, value, pointer) : [];
    case 'array': {
      const { items } = schema;
      if (!items || !Array.isArray(value)) return [];
      return value.flatMap((item, i) => inValue(items, item, `${pointer}/${i}`));
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const own = value as Record<string, unknown>;
      return Object.entries(schema.properties ?? {}).flatMap(([id, field]) =>
        Object.hasOwn(own, id) ? inValue(field, own[id], `${pointer}/${id}`) : [],
      );
    }
    default:
      return [];
  }
}

function inText({ format }: FieldSchema, value: string, pointer: string): FieldProblem[] {
  if (!format || isReal[format](value)) return [];
  return [{ pointer, keyword: format, params: {} }];
}

function inNumber({ multipleOf }: FieldSchema, value: number, pointer: string): FieldProblem[] {
  if (multipleOf === undefined) return [];
  const times = value / multipleOf;
  // 0.29 / 0.01 is 28.999999999999996: what the binary form adds is not what somebody typed.
  const isWhole = Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times));
  return isWhole ? [] : [{ pointer, keyword: 'multipleOf', params: { limit: multipleOf } }];
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
  /** GB 11643: 17 digits with a real day of birth, and a check digit (ISO 7064, MOD 11-2). */
  'resident-id'(text: string): boolean {
    if (!/^\d{17}[\dX]$/.test(text)) return false;
    const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
    const sum = [...text.slice(0, 17)].reduce(
      (all, digit, i) => all + Number(digit) * (weights[i] ?? 0),
      0,
    );
    return isReal.date(born) && '10X98765432'[sum % 11] === text[17];
  },
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function dayProblems(form: Form, answers: unknown, today: string | undefined): FieldProblem[] {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return [];
  const own = answers as Record<string, unknown>;
  return limitedDays(form).flatMap(([id, { earliest = [], latest = [] }]) => {
    const day = Object.hasOwn(own, id) ? dayOf(own[id]) : undefined;
    if (day === undefined) return [];
    const told = (keyword: 'earliest' | 'latest') => (limit: DateLimit) => {
      const least = limitDay(limit, own, today);
      const isWrong = least !== undefined && (keyword === 'earliest' ? day < least : day > least);
      return isWrong ? [{ pointer: `/${id}`, keyword, params: { limit, day: civil(least) } }] : [];
    };
    // One of several limits is enough to be told.
    return [
      ...earliest.flatMap(told('earliest')).slice(0, 1),
      ...latest.flatMap(told('latest')).slice(0, 1),
    ];
  });
}

const limitedDays = derived((form: Form) =>
  Object.entries(form.fields ?? {}).filter(([, { earliest, latest }]) => earliest || latest),
);

function limitDay(
  limit: DateLimit,
  answers: Readonly<Record<string, unknown>>,
  today: string | undefined,
): number | undefined {
  switch (limit.kind) {
    case 'on':
      return dayOf(limit.date);
    case 'field':
      return Object.hasOwn(answers, limit.field) ? dayOf(answers[limit.field]) : undefined;
    case 'today': {
      const day = dayOf(today);
      return day === undefined ? undefined : day + (limit.days ?? 0);
    }
  }
}

const civil = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
