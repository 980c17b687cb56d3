import { conditionWords } from './condition-words.ts';
import type { Condition, Leaf } from './model/condition.ts';
import type { Form } from './model/form.ts';
import type { Language } from './model/text.ts';

/** A condition over the answers of a form in one sentence: `「对象」为个人`. */
export function sayFormCondition(form: Form, condition: Condition, language: Language): string {
  const word = conditionWords[language];
  if ('fact' in condition) return sayLeaf(form, condition, language);
  if ('not' in condition) return word.not(sayFormCondition(form, condition.not, language));
  const [parts, join] = 'all' in condition ? [condition.all, word.and] : [condition.any, word.or];
  return parts.map((part) => inside(form, part, language)).join(join);
}

function inside(form: Form, part: Condition, language: Language): string {
  const said = sayFormCondition(form, part, language);
  return 'fact' in part || 'not' in part ? said : conditionWords[language].group(said);
}

function sayLeaf(form: Form, { fact, operator, value }: Leaf, language: Language): string {
  const field = fact.replace(/^answer:/, '');
  const word = conditionWords[language];
  const said = (Array.isArray(value) ? value : [value]).map((one) =>
    sayAnswer(form, field, one, language),
  );
  const space = language === 'en' ? ' ' : '';
  const title = word.quote(fieldTitle(form, field, language));
  return `${title}${space}${word.operators[operator]}${space}${said.join(word.list)}`;
}

/** The title of a field in a language. */
export const fieldTitle = (form: Form, field: string, language: Language): string =>
  (language === 'en' ? form.texts?.en[field]?.title : undefined) ??
  form.schema.properties[field]?.title ??
  field;

/** An answer of a field as people read it: a choice by its title, yes and no. */
export function sayAnswer(form: Form, field: string, value: unknown, language: Language): string {
  const word = conditionWords[language];
  if (typeof value === 'boolean') return value ? word.yes : word.no;
  if (Array.isArray(value)) {
    return value.map((one) => sayAnswer(form, field, one, language)).join(word.list);
  }
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  const schema = form.schema.properties[field];
  const choice = (schema?.oneOf ?? schema?.items?.oneOf)?.find((one) => one.const === value);
  const english = form.texts?.en[field]?.options?.[String(value)];
  return (language === 'en' ? english : undefined) ?? choice?.title ?? String(value);
}
