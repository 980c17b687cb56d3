import { type Pattern, patternWords, type Sample } from '../model/supervision.ts';
import type { Stage, Workflow } from '../model/workflow.ts';
import { type Place, problem, type Said, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { checkCondition } from './conditions.ts';
import { factScope, type Subject } from './index.ts';
import { referring } from './referring.ts';

/** What leaders supervise refers to what exists: roles, registers and their fields, parameters. */
export function checkSupervision(subject: Subject, workflow: Workflow, place: Place): Problem[] {
  const { roles, decisions } = subject.edition;
  const refer = referring(place);
  const role = ['角色', 'role'] as const;
  const scope = factScope(subject, Object.keys(decisions));
  return [
    ...(workflow.escalation ?? []).flatMap(({ to }, i) =>
      to.flatMap((one) =>
        typeof one === 'string'
          ? []
          : one.roles.flatMap((id) => refer(id, roles, role, 'escalation', i, 'to')),
      ),
    ),
    ...(workflow.watches ?? []).flatMap(({ when }, i) =>
      checkCondition(when, within(place, 'watches', i, 'when'), scope),
    ),
    ...(workflow.samples ?? []).flatMap((one, i) =>
      checkSample(subject, one, within(place, 'samples', i)),
    ),
    ...(workflow.patterns ?? []).flatMap((one, i) =>
      checkPattern(subject, one, within(place, 'patterns', i)),
    ),
  ];
}

function checkSample({ edition }: Subject, sample: Sample, place: Place): Problem[] {
  const refer = referring(place);
  return [
    ...checkEntries(edition, sample, place),
    ...refer(sample.rate, edition.parameters, ['参数', 'parameter'], 'rate'),
    ...refer(sample.form, edition.forms, ['表单', 'form'], 'form'),
    ...sample.by.roles.flatMap((id) => refer(id, edition.roles, ['角色', 'role'], 'by', 'roles')),
  ];
}

function checkPattern({ edition }: Subject, pattern: Pattern, place: Place): Problem[] {
  const refer = referring(place);
  const parameter = ['参数', 'parameter'] as const;
  return [
    ...checkEntries(edition, pattern, place),
    ...refer(pattern.atLeast, edition.parameters, parameter, 'atLeast'),
    ...refer(pattern.within, edition.parameters, parameter, 'within'),
    ...pattern.offers.flatMap(({ start, write }, i) => [
      ...checkFills(edition, pattern, start, within(place, 'offers', i, 'start', 'fills')),
      ...refer(start?.workflow, edition.workflows, ['流程', 'work flow'], 'offers', i, 'start'),
      ...refer(write?.register, edition.registers, ['台账', 'register'], 'offers', i, 'write'),
      ...(write ? checkFields(edition, write.register, [write.note], place, 'offers', i) : []),
    ]),
  ];
}

type Edition = Subject['edition'];

/** The first form has the fields, none is sealed, and what fills them is known of the pattern. */
function checkFills(
  { workflows, forms }: Edition,
  { by }: Pattern,
  start: Pattern['offers'][number]['start'],
  place: Place,
): Problem[] {
  const form = forms[workflows[start?.workflow ?? '']?.start.form ?? ''];
  const refer = referring(place);
  return Object.entries(start?.fills ?? {}).flatMap(([field, fill]) => [
    ...refer(field, form?.schema.properties ?? {}, ['字段', 'field'], field),
    ...(form?.fields?.[field]?.seal ? [problem('pattern.seal', within(place, field), noSeal)] : []),
    ...(typeof fill === 'object' && 'by' in fill
      ? refer(fill.by, named(by), ['分组依据', 'field to group by'], field, 'by')
      : []),
    ...(typeof fill === 'object' && 'text' in fill
      ? [...fill.text.matchAll(/\{(\w+)\}/g)].flatMap(([, word]) =>
          refer(word, named(patternWords), ['可引用的词', 'word to name in braces'], field, 'text'),
        )
      : []),
  ]);
}

const named = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, id]));

const noSeal: Said = [
  '密封字段只能由登记人填写，不能预先填写。',
  'A sealed field is filled by who registers the case, and by nobody before.',
  '请从 fills 中去掉这个字段。',
  'Take this field out of “fills”.',
];

/** The register exists, and the fields that are read of its entries. */
function checkEntries(
  edition: Edition,
  { register, where = [], ...more }: Pick<Sample, 'register' | 'where'> & { by?: unknown },
  place: Place,
): Problem[] {
  const groups = Array.isArray(more.by) ? more.by.filter((id) => id !== 'unit') : [];
  return [
    ...referring(place)(register, edition.registers, ['台账', 'register'], 'register'),
    ...checkFields(edition, register, [...where.map(({ field }) => field), ...groups], place),
  ];
}

function checkFields(
  { registers }: Edition,
  register: string,
  fields: readonly string[],
  place: Place,
  ...at: (string | number)[]
): Problem[] {
  const known = Object.fromEntries((registers[register]?.fields ?? []).map((one) => [one.id, one]));
  const what = ['台账字段', 'field of the register'] as const;
  return registers[register]
    ? fields.flatMap((id) => referring(place)(id, known, what, 'register', ...at))
    : [];
}

/** A stage sets facts that exist, from what is known when a case comes to it. */
export function checkStageSets({ edition }: Subject, stage: Stage, place: Place): Problem[] {
  const fact = ['事实', 'fact'] as const;
  return Object.entries(stage.sets ?? {}).flatMap(([id, value]) => [
    ...referring(place)(id, edition.facts, fact, 'sets', id),
    ...(typeof value === 'object' && ('answer' in value || 'outcome' in value)
      ? [problem('stage.sets', within(place, 'sets', id), noAnswers)]
      : []),
  ]);
}

const noAnswers: Said = [
  '环节的 sets 不能引用答案或结论：它不知道是哪个步骤引来的。',
  'What a stage sets cannot come from answers or outcomes: it does not know which action led to it.',
  '请改为字面值、事实或 today。',
  'Use a literal, a fact or today.',
];
