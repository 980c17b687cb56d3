import { type DateLimit, type FieldSchema, type Language, namedPattern } from '@bitan/definitions';
import type { CompiledForm } from './compile.ts';
import type { FieldProblem, ProblemKeyword } from './problems.ts';

/** Says what is wrong with an answer and what to do, in one sentence that names the field. */
export function sayProblem(
  compiled: CompiledForm,
  problem: FieldProblem,
  language: Language,
): string {
  const { name, field } = placeOf(compiled, problem.pointer, language);
  const { keyword, params } = problem;
  if (keyword === 'pattern') return sayPattern(compiled, problem.pointer, name, field, language);
  if (keyword === 'earliest' || keyword === 'latest')
    return sayDay(compiled, keyword, name, params, language);
  return messages[language][keyword](name, params, field);
}

/** What was written for this pattern: by who made the form, or in the list it is from. */
function sayPattern(
  { rules }: CompiledForm,
  pointer: string,
  name: string,
  field: FieldSchema | undefined,
  language: Language,
): string {
  const [, id = '', ...rest] = pointer.split('/');
  const own = rest.length === 0 ? rules[id]?.patternMessage : undefined;
  const said = own?.[language] ?? namedPattern(field?.pattern)?.message[language];
  if (said === undefined) return messages[language].pattern(name, {}, field);
  return language === 'en' ? `${name}: ${said}.` : `${name}：${said}。`;
}

function sayDay(
  { fields }: CompiledForm,
  keyword: 'earliest' | 'latest',
  name: string,
  params: FieldProblem['params'],
  language: Language,
): string {
  const limit = params.limit as DateLimit;
  const day = String(params.day);
  const isToday = limit.kind === 'today' && !limit.days;
  if (language === 'en') {
    const other =
      limit.kind === 'field'
        ? `“${fields[limit.field]?.title ?? limit.field}” (${day})`
        : isToday
          ? `today (${day})`
          : day;
    return `${name} must not be ${keyword === 'earliest' ? 'before' : 'after'} ${other}.`;
  }
  const other =
    limit.kind === 'field'
      ? `「${fields[limit.field]?.title ?? limit.field}」（${day}）`
      : isToday
        ? `今天（${day}）`
        : day;
  return `${name}不能${keyword === 'earliest' ? '早' : '晚'}于${other}。`;
}

/** The field's title; within a table of rows, the table's title and the row's number before it. */
function placeOf({ fields }: CompiledForm, pointer: string, language: Language) {
  const [, id = '', ...rest] = pointer.split('/');
  let field: FieldSchema | undefined = Object.hasOwn(fields, id) ? fields[id] : undefined;
  let name = field?.title ?? id;
  for (const step of rest) {
    const row = /^\d+$/.test(step);
    field = row ? field?.items : field?.properties?.[step];
    const title = row ? rowName(Number(step) + 1, language) : (field?.title ?? step);
    name = language === 'en' ? `${name}, ${title}` : `${name}${title}`;
  }
  return { name: language === 'en' ? `“${name}”` : `「${name}」`, field };
}

const rowName = (n: number, language: Language) => (language === 'en' ? `row ${n}` : `第${n}行`);

type Say = (name: string, params: FieldProblem['params'], field: FieldSchema | undefined) => string;

const choicesOf = (field: FieldSchema | undefined, join: string) =>
  (field?.oneOf ?? []).map(({ title }) => title).join(join);

/** The decimals that a step like 0.01 leaves. */
const decimalsOf = (step: unknown): number | undefined => {
  const decimals = Math.round(-Math.log10(Number(step)) * 1e9) / 1e9;
  return Number.isInteger(decimals) && decimals >= 0 ? decimals : undefined;
};

type Keyword = Exclude<ProblemKeyword, 'earliest' | 'latest'>;
const messages: Record<Language, Record<Keyword, Say>> = {
  'zh-CN': {
    required: (name) => `请填写${name}。`,
    type: (name) => `${name}的格式不正确，请重新填写。`,
    choice: (name, _, field) => `请在${name}的选项中选择：${choicesOf(field, '、')}。`,
    minLength: (name, { limit }) => `${name}至少需要 ${limit} 个字。`,
    maxLength: (name, { limit }) => `${name}最多 ${limit} 个字，请精简。`,
    minimum: (name, { limit }) => `${name}不能小于 ${limit}。`,
    maximum: (name, { limit }) => `${name}不能大于 ${limit}。`,
    multipleOf: (name, { limit }) => {
      const decimals = decimalsOf(limit);
      if (decimals === undefined) return `${name}应为 ${limit} 的倍数。`;
      return decimals === 0 ? `${name}应为整数。` : `${name}最多 ${decimals} 位小数。`;
    },
    pattern: (name) => `${name}的格式不符合要求，请核对。`,
    date: (name) => `${name}应为真实的日期，如 2026-11-23。`,
    'date-time': (name) => `${name}应为真实的日期和时间。`,
    'resident-id': (name) => `${name}应为 18 位身份证号，请核对出生日期和末位校验码。`,
    const: (name) => `${name}须确认后才能继续。`,
    minItems: (name, { limit }) => `${name}至少需要 ${limit} 项。`,
    maxItems: (name, { limit }) => `${name}最多 ${limit} 项。`,
    uniqueItems: (name) => `${name}中有重复的项。`,
    unknown: (name) => `${name}在此不应填写，请清除。`,
  },
  en: {
    required: (name) => `Fill in ${name}.`,
    type: (name) => `${name} is not in the right form; enter it again.`,
    choice: (name, _, field) => `Choose one of the options of ${name}: ${choicesOf(field, ', ')}.`,
    minLength: (name, { limit }) => `${name} needs at least ${limit} characters.`,
    maxLength: (name, { limit }) => `${name} may have at most ${limit} characters; shorten it.`,
    minimum: (name, { limit }) => `${name} must be at least ${limit}.`,
    maximum: (name, { limit }) => `${name} must be at most ${limit}.`,
    multipleOf: (name, { limit }) => {
      const decimals = decimalsOf(limit);
      if (decimals === undefined) return `${name} must be a multiple of ${limit}.`;
      return decimals === 0
        ? `${name} must be a whole number.`
        : `${name} may have at most ${decimals} decimals.`;
    },
    pattern: (name) => `${name} does not have the required form; check it.`,
    date: (name) => `${name} must be a real date, such as 2026-11-23.`,
    'date-time': (name) => `${name} must be a real date and time.`,
    'resident-id': (name) =>
      `${name} must be an identity number of 18 characters; check the day of birth and the last character.`,
    const: (name) => `${name} has to be confirmed before you can go on.`,
    minItems: (name, { limit }) => `${name} needs at least ${limit} entries.`,
    maxItems: (name, { limit }) => `${name} may have at most ${limit} entries.`,
    uniqueItems: (name) => `${name} has an entry twice.`,
    unknown: (name) => `${name} is not to be filled in here; clear it.`,
  },
};
