import type { FieldSchema, Language } from '@bitan/definitions';
import type { CompiledForm } from './compile.ts';
import type { FieldProblem, ProblemKeyword } from './problems.ts';

/** Says what is wrong with an answer and what to do, in one sentence that names the field. */
export function sayProblem(
  compiled: CompiledForm,
  problem: FieldProblem,
  language: Language,
): string {
  const { name, field } = placeOf(compiled, problem.pointer, language);
  return messages[language][problem.keyword](name, problem.params, field);
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

const messages: Record<Language, Record<ProblemKeyword, Say>> = {
  'zh-CN': {
    required: (name) => `请填写${name}。`,
    type: (name) => `${name}的格式不正确，请重新填写。`,
    choice: (name, _, field) => `请在${name}的选项中选择：${choicesOf(field, '、')}。`,
    minLength: (name, { limit }) => `${name}至少需要 ${limit} 个字。`,
    maxLength: (name, { limit }) => `${name}最多 ${limit} 个字，请精简。`,
    minimum: (name, { limit }) => `${name}不能小于 ${limit}。`,
    maximum: (name, { limit }) => `${name}不能大于 ${limit}。`,
    multipleOf: (name, { limit }) => `${name}应为 ${limit} 的倍数。`,
    pattern: (name) => `${name}的格式不符合要求，请核对。`,
    date: (name) => `${name}应为真实的日期，如 2026-11-23。`,
    'date-time': (name) => `${name}应为真实的日期和时间。`,
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
    multipleOf: (name, { limit }) => `${name} must be a multiple of ${limit}.`,
    pattern: (name) => `${name} does not have the required form; check it.`,
    date: (name) => `${name} must be a real date, such as 2026-11-23.`,
    'date-time': (name) => `${name} must be a real date and time.`,
    const: (name) => `${name} has to be confirmed before you can go on.`,
    minItems: (name, { limit }) => `${name} needs at least ${limit} entries.`,
    maxItems: (name, { limit }) => `${name} may have at most ${limit} entries.`,
    uniqueItems: (name) => `${name} has an entry twice.`,
    unknown: (name) => `${name} is not to be filled in here; clear it.`,
  },
};
