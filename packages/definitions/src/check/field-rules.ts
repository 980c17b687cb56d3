import {
  type Computed,
  type DateLimit,
  type FieldRules,
  type FieldSchema,
  type Form,
  readBy,
} from '../model/form.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { checkCondition, type Scope } from './conditions.ts';
import type { Subject } from './index.ts';

/** What fields and notices are beyond their schema: conditions, roles, stages, what is computed. */
export function checkFieldRules(
  form: Form,
  scope: Scope,
  { edition }: Subject,
  place: Place,
): Problem[] {
  const fields = Object.keys(form.schema.properties);
  const known = {
    form,
    scope,
    roles: Object.keys(edition.roles),
    stages: Object.values(edition.workflows).flatMap(({ stages }) => stages.map(({ id }) => id)),
    facts: Object.keys(edition.facts),
  };
  const ofFields = Object.entries(form.fields ?? {}).flatMap(([field, rules]) => {
    const at = within(place, 'fields', field);
    return fields.includes(field)
      ? checkRules(field, rules, known, at)
      : [unknown('field.rules', at, ['字段', 'field'], field, fields)];
  });
  const ofNotices = Object.entries(form.notices ?? {}).flatMap(([id, { show }]) =>
    show ? checkCondition(show, within(place, 'notices', id, 'show'), scope) : [],
  );
  return [...ofFields, ...ofNotices];
}

interface Known {
  readonly form: Form;
  readonly scope: Scope;
  readonly roles: readonly string[];
  readonly stages: readonly string[];
  readonly facts: readonly string[];
}

function checkRules(field: string, rules: FieldRules, known: Known, at: Place): Problem[] {
  const { form, scope, roles, stages, facts } = known;
  const { show, requireWhen, see = [], write = [], seeIn = [], writeIn = [], prefill } = rules;
  return [
    ...(show ? checkCondition(show, within(at, 'show'), scope) : []),
    ...(requireWhen ? checkCondition(requireWhen, within(at, 'requireWhen'), scope) : []),
    ...[...see, ...write]
      .filter((role) => !roles.includes(role))
      .map((role) => unknown('field.role', at, ['角色', 'role'], role, roles)),
    ...[...seeIn, ...writeIn]
      .filter((stage) => !stages.includes(stage))
      .map((stage) => unknown('field.stage', at, ['阶段', 'stage'], stage, stages)),
    ...(prefill && 'fact' in prefill && !facts.includes(prefill.fact)
      ? [unknown('field.prefill', within(at, 'prefill'), ['事实', 'fact'], prefill.fact, facts)]
      : []),
    ...(rules.computed ? checkComputed(form, field, rules.computed, within(at, 'computed')) : []),
    ...checkDays(form, field, rules, at),
  ];
}

function checkDays(form: Form, field: string, rules: FieldRules, at: Place): Problem[] {
  const limits = (['earliest', 'latest'] as const).flatMap((key) =>
    (rules[key] ?? []).map((limit, i) => ({ limit, place: within(at, key, i) })),
  );
  const [first] = limits;
  if (first && !isDate(form.schema.properties[field]))
    return [problem('field.days', first.place, noDate)];
  return limits.flatMap(({ limit, place }) => checkDay(form, field, limit, place));
}

function checkDay({ schema }: Form, field: string, limit: DateLimit, place: Place): Problem[] {
  if (limit.kind !== 'field') return [];
  const dates = Object.keys(schema.properties).filter((id) => isDate(schema.properties[id]));
  return limit.field !== field && dates.includes(limit.field)
    ? []
    : [
        unknown(
          'field.days',
          within(place, 'field'),
          ['日期字段', 'date field'],
          limit.field,
          dates,
        ),
      ];
}

/** What is computed is a number, nobody has to fill it in, and it tells nothing that is kept apart. */
function checkComputed(form: Form, field: string, computed: Computed, at: Place): Problem[] {
  const { properties, required = [] } = form.schema;
  const { type } = properties[field] ?? {};
  const isWhole = wholeKinds.has(computed.kind);
  if (type !== 'number' && !(type === 'integer' && isWhole)) {
    return [problem('field.computed', at, isWhole ? wholeNumber : aNumber)];
  }
  if (required.includes(field) || form.fields?.[field]?.requireWhen)
    return [problem('field.computed', at, notRequired)];
  return readBy(computed).flatMap((read) => checkRead(form, field, computed, read, at));
}

const wholeKinds: ReadonlySet<Computed['kind']> = new Set(['rows', 'share', 'days']);

function checkRead(
  form: Form,
  field: string,
  computed: Computed,
  read: string,
  at: Place,
): Problem[] {
  const { properties } = form.schema;
  const schema = properties[read];
  if (!schema) {
    const known = Object.keys(properties);
    return [unknown('field.computed', at, ['字段', 'field'], read, known)];
  }
  const [own, other] = [form.fields?.[field] ?? {}, form.fields?.[read] ?? {}];
  const isHidden =
    (other.seal !== undefined && own.seal !== other.seal) ||
    (['see', 'seeIn'] as const).some((who) => !isWithin(own[who], other[who]));
  if (isHidden) return [problem('field.computed', at, tells(schema.title ?? read))];
  const fits = !other.computed && reads[computed.kind](schema, computed as never, read);
  return fits ? [] : [problem('field.computed', at, unfit(schema.title ?? read))];
}

/** Whether who may see one thing may see another. */
const isWithin = (own: readonly string[] | undefined, other: readonly string[] | undefined) =>
  other === undefined || (own?.every((one) => other.includes(one)) ?? false);

type Of<K extends Computed['kind']> = Extract<Computed, { kind: K }>;
const isNumber = (schema: FieldSchema | undefined) =>
  schema?.type === 'number' || schema?.type === 'integer';
const isDate = (schema: FieldSchema | undefined) =>
  schema?.format === 'date' || schema?.format === 'date-time';

/** Whether a value can be made from such a field. */
const reads: {
  [K in Computed['kind']]: (schema: FieldSchema, computed: Of<K>, read: string) => boolean;
} = {
  sum: (schema, { of }, read) =>
    of
      .filter(({ field }) => field === read)
      .every(({ column }) =>
        isNumber(column === undefined ? schema : schema.items?.properties?.[column]),
      ),
  rows: ({ type }) => type === 'array',
  share: ({ items }, { column }) => items?.properties?.[column] !== undefined,
  days: isDate,
  points: ({ type }) => type !== 'array' && type !== 'object',
};

const noDate: Said = [
  '只有日期可以规定最早和最晚。',
  'Only a date has a first and a last day.',
  '请去掉，或改为日期字段。',
  'Leave it out, or make it a date.',
];
const aNumber: Said = [
  '计算得出的值应为数字。',
  'A computed value is a number.',
  '请把类型改为 number。',
  'Make it of type number.',
];
const wholeNumber: Said = [
  '计数、百分比和天数应为整数。',
  'A count, a share of a hundred and days are whole numbers.',
  '请把类型改为 integer。',
  'Make it of type integer.',
];
const notRequired: Said = [
  '计算得出的值无人填写，不能必填。',
  'Nobody fills in what is computed, so it cannot be required.',
  '请取消必填；如有需要，请把所依据的字段设为必填。',
  'Require the fields from which it is computed instead.',
];
const tells = (title: string): Said => [
  `「${title}」只供少数人看，由此算出的值会泄露它。`,
  `Only some may see “${title}”, and a value computed from it would tell it.`,
  '请限定同样的人和阶段才能看，或不用该字段。',
  'Let only the same people see it in the same stages, or do not use that field.',
];
const unfit = (title: string): Said => [
  `不能由「${title}」算出。`,
  `It cannot be computed from “${title}”.`,
  '合计用数字，天数用日期，计数用多选或表格，百分比用表格的一列；不能用另一个算出的值。',
  'Sums take numbers, days take dates, counts take choices or rows, shares take a column of a table, and none takes another computed value.',
];
