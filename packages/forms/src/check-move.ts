import type { FieldSchema, Form, MoveStep, Text } from '@bitan/definitions';
import { fits } from './move.ts';

/** What is wrong with a declared move: at which step, what, and what to do. */
export interface MoveProblem {
  readonly pointer: string;
  readonly message: Text;
}

/** Fields exist, types go together, no field is said twice, nothing runs in a circle. */
export function checkMove(from: Form, to: Form, steps: readonly MoveStep[]): MoveProblem[] {
  return [
    ...steps.flatMap((step, i) => checkStep(from, to, step, `/steps/${i}`)),
    ...repeated(steps),
    ...circles(steps),
  ];
}

function checkStep(from: Form, to: Form, step: MoveStep, pointer: string): MoveProblem[] {
  const at = (message: Text): MoveProblem => ({ pointer, message });
  if (step.op !== 'default') {
    if (!Object.hasOwn(from.schema.properties, step.from)) return [at(noField(step.from, 'old'))];
    if (from.fields?.[step.from]?.seal) return [at(sealed(step.from))];
  }
  const missing = targetsOf(step).filter((one) => !Object.hasOwn(to.schema.properties, one));
  if (missing.length > 0) return missing.map((one) => at(noField(one, 'new')));
  const shut = targetsOf(step).filter(
    (one) => to.fields?.[one]?.seal || to.fields?.[one]?.computed,
  );
  if (shut.length > 0) return shut.map((one) => at(sealed(one)));
  const unfit = valuesIn(step).filter(([field, value]) => !fitsEither(to, field, value));
  if (unfit.length > 0) return unfit.map(([field, value]) => at(noValue(field, value)));
  return goTogether(from, to, step) ? [] : [at(otherKind(step))];
}

const fitsEither = (to: Form, field: string, value: unknown) =>
  fits(to, field, value) || fits(to, field, [value]);

function goTogether(from: Form, to: Form, step: MoveStep): boolean {
  if (step.op === 'split') {
    const isText = (form: Form, field: string) => form.schema.properties[field]?.type === 'string';
    return isText(from, step.from) && step.to.every((field) => isText(to, field));
  }
  if (step.op !== 'rename' || step.choices) return true;
  const [was, is] = [from.schema.properties[step.from], to.schema.properties[step.to]];
  return was !== undefined && is !== undefined && becomes(was, is);
}

function becomes(was: FieldSchema, is: FieldSchema): boolean {
  if (is.type === 'string' && !is.oneOf && !is.format) return was.type !== 'array';
  if (was.type === 'integer' && is.type === 'number') return true;
  return was.type === is.type && was.format === is.format && isChoice(was) === isChoice(is);
}

const isChoice = (schema: FieldSchema) => (schema.oneOf ?? schema.items?.oneOf) !== undefined;

function targetsOf(step: MoveStep): string[] {
  switch (step.op) {
    case 'rename':
      return [step.to];
    case 'split':
      return step.to;
    case 'divide':
      return Object.values(step.choices).map(({ field }) => field);
    case 'default':
      return [step.field];
    case 'aside':
      return [];
  }
}

function valuesIn(step: MoveStep): [field: string, value: unknown][] {
  switch (step.op) {
    case 'rename':
      return Object.values(step.choices ?? {}).map((value) => [step.to, value]);
    case 'divide':
      return Object.values(step.choices).map(({ field, value }) => [field, value]);
    case 'default':
      return [[step.field, step.value]];
    default:
      return [];
  }
}

/** Each field is said once on each side; only choices may come together in one field. */
function repeated(steps: readonly MoveStep[]): MoveProblem[] {
  const seen = new Set<string>();
  return steps.flatMap((step, i) => {
    const names = [
      ...(step.op === 'default' ? [] : [`from ${step.from}`]),
      ...(step.op === 'rename' || step.op === 'split'
        ? targetsOf(step).map((one) => `to ${one}`)
        : []),
      ...(step.op === 'default' ? [`default ${step.field}`] : []),
    ];
    const twice = names.filter((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return twice.map((name) => ({
      pointer: `/steps/${i}`,
      message: saidTwice(name.split(' ')[1] ?? ''),
    }));
  });
}

/** A field that goes to another one which comes back to it: each would wait for the other. */
function circles(steps: readonly MoveStep[]): MoveProblem[] {
  const next = new Map(
    steps.flatMap((step) => (step.op === 'rename' ? [[step.from, step.to] as const] : [])),
  );
  return steps.flatMap((step, i) => {
    if (step.op !== 'rename' || step.from === step.to) return [];
    let at: string | undefined = step.to;
    for (let n = 0; at !== undefined && n <= steps.length; n += 1) {
      if (at === step.from) return [{ pointer: `/steps/${i}`, message: circle(step.from) }];
      const then: string | undefined = next.get(at);
      at = then === at ? undefined : then;
    }
    return [];
  });
}

const noField = (field: string, side: 'old' | 'new'): Text => ({
  'zh-CN': `${side === 'old' ? '原' : '新'}版表单没有字段「${field}」，请改用已有的字段。`,
  en: `The ${side} version of the form has no field “${field}”; use one that it has.`,
});
const sealed = (field: string): Text => ({
  'zh-CN': `字段「${field}」是密封的或自动计算的，不能由映射移动；密封的内容原样保留。`,
  en: `The field “${field}” is sealed or computed and cannot be moved; what is sealed stays as it is.`,
});
const noValue = (field: string, value: unknown): Text => ({
  'zh-CN': `字段「${field}」不能有值「${String(value)}」，请改为它允许的值。`,
  en: `The field “${field}” cannot have the value “${String(value)}”; use one that it allows.`,
});
const otherKind = (step: MoveStep): Text => ({
  'zh-CN': `字段「${'from' in step ? step.from : ''}」与目标字段类型不符；请逐个选项说明，或另行搁置。`,
  en: `The field “${'from' in step ? step.from : ''}” and its goal are of different types; say what each choice becomes, or set it aside.`,
});
const saidTwice = (field: string): Text => ({
  'zh-CN': `字段「${field}」被说明了两次，请只保留一次。`,
  en: `The field “${field}” is said twice; keep one.`,
});
const circle = (field: string): Text => ({
  'zh-CN': `字段「${field}」的改名成环，请去掉其中一处。`,
  en: `The names run in a circle at the field “${field}”; leave one of them out.`,
});
