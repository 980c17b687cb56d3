import type { FieldRules, FieldSchema, Form, Language, Text } from '@bitan/definitions';
import { both } from './both.ts';

/** What is different in a form, one sentence for each field: `字段「线索来源」：必填 否→是`. */
export function sayFormChanges(before: Form, after: Form): Text[] {
  const fields = new Set([
    ...Object.keys(after.schema.properties),
    ...Object.keys(before.schema.properties),
  ]);
  const said = [...fields].flatMap((field) => sayField(before, after, field));
  const isMoved = orderIn(before, after) !== orderIn(after, before);
  return isMoved ? [...said, of(after, moved)] : said;
}

function sayField(before: Form, after: Form, field: string): Text[] {
  const [was, is] = [before, after].map((form) => form.schema.properties[field]);
  if (!is) return [of(after, fieldOf(before, field, verbs.removed))];
  if (!was) return [of(after, fieldOf(after, field, verbs.added))];
  const changes = [
    ...titled(before, after, field),
    ...valued(words.required, isRequired(before, field), isRequired(after, field)),
    ...limits.flatMap((limit) => valued(words[limit], was[limit], is[limit])),
    ...choices(was, is),
    ...valued(words.default, was.default, is.default),
    ...ruled(before.fields?.[field], after.fields?.[field]),
  ];
  if (changes.length === 0) return [];
  const all = both((language) =>
    changes.map((one) => one[language]).join(language === 'en' ? '; ' : '；'),
  );
  return [of(after, fieldOf(before, field, all))];
}

const limits = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const satisfies readonly (keyof FieldSchema)[];

const isRequired = ({ schema }: Form, field: string) => schema.required?.includes(field) ?? false;

function titled(before: Form, after: Form, field: string): Text[] {
  const title = both((language) => titleOf(after, field, language));
  const isRenamed = (['zh-CN', 'en'] as const).some(
    (language) => titleOf(before, field, language) !== title[language],
  );
  const help = [before, after].map((form) =>
    JSON.stringify([
      form.schema.properties[field]?.description,
      form.texts?.en[field]?.description,
    ]),
  );
  return [
    ...(isRenamed ? [both((language) => words.renamed[language](title[language]))] : []),
    ...(help[0] === help[1] ? [] : [words.help]),
  ];
}

type Value = string | number | boolean | undefined;

function valued(name: Text, was: Value, is: Value): Text[] {
  if (was === is) return [];
  return [
    both((language) => `${name[language]} ${sayValue(was, language)}→${sayValue(is, language)}`),
  ];
}

function sayValue(value: Value, language: Language): string {
  if (value === undefined) return language === 'en' ? 'none' : '无';
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][language];
  return String(value);
}

function choices(was: FieldSchema, is: FieldSchema): Text[] {
  const [before, after] = [was, is].map(
    (schema) =>
      new Map((schema.oneOf ?? schema.items?.oneOf ?? []).map((one) => [one.const, one.title])),
  );
  const only = (some: typeof before, others: typeof before) =>
    [...(some ?? [])].filter(([id]) => !others?.has(id)).map(([, title]) => title);
  const list = (name: Text, titles: readonly string[]) =>
    titles.length === 0
      ? []
      : [both((language) => `${name[language]} ${titles.join(language === 'en' ? ', ' : '、')}`)];
  return [...list(words.fewer, only(before, after)), ...list(words.more, only(after, before))];
}

function ruled(was: FieldRules = {}, is: FieldRules = {}): Text[] {
  return (['show', 'requireWhen', 'see', 'write'] as const).flatMap((rule) =>
    JSON.stringify(was[rule]) === JSON.stringify(is[rule]) ? [] : [words[rule]],
  );
}

/** The order of the fields that the other form has too, and their sections. */
const orderIn = (form: Form, other: Form): string =>
  JSON.stringify(
    form.sections.map(({ id, fields }) => [
      id,
      fields.filter((field) => field in other.schema.properties),
    ]),
  );

const titleOf = (form: Form, field: string, language: Language): string =>
  (language === 'en' ? form.texts?.en[field]?.title : undefined) ??
  form.schema.properties[field]?.title ??
  field;

const fieldOf = (form: Form, field: string, what: Text): Text => ({
  'zh-CN': `字段「${titleOf(form, field, 'zh-CN')}」：${what['zh-CN']}`,
  en: `field “${titleOf(form, field, 'en')}”: ${what.en}`,
});

const of = ({ title }: Form, what: Text): Text => ({
  'zh-CN': `表单「${title['zh-CN']}」${what['zh-CN']}`,
  en: `Form “${title.en}”, ${what.en}`,
});

const moved: Text = { 'zh-CN': '字段次序调整', en: 'fields in another order' };
const verbs = {
  added: { 'zh-CN': '新增', en: 'added' },
  removed: { 'zh-CN': '不再使用', en: 'no longer used' },
} satisfies Record<string, Text>;
const words = {
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  required: { 'zh-CN': '必填', en: 'required' },
  minLength: { 'zh-CN': '最少字数', en: 'fewest characters' },
  maxLength: { 'zh-CN': '最多字数', en: 'most characters' },
  minimum: { 'zh-CN': '最小值', en: 'smallest value' },
  maximum: { 'zh-CN': '最大值', en: 'largest value' },
  minItems: { 'zh-CN': '最少几项', en: 'fewest items' },
  maxItems: { 'zh-CN': '最多几项', en: 'most items' },
  default: { 'zh-CN': '默认值', en: 'first value' },
  help: { 'zh-CN': '填写说明修改', en: 'other help' },
  fewer: { 'zh-CN': '去掉选项', en: 'without the choices' },
  more: { 'zh-CN': '增加选项', en: 'with the choices' },
  show: { 'zh-CN': '显示条件修改', en: 'shown on another condition' },
  requireWhen: { 'zh-CN': '必填条件修改', en: 'required on another condition' },
  see: { 'zh-CN': '可以看的人修改', en: 'seen by others' },
  write: { 'zh-CN': '可以填的人修改', en: 'filled by others' },
  renamed: {
    'zh-CN': (title: string) => `改称「${title}」`,
    en: (title: string) => `now called “${title}”`,
  },
} as const;
