import { alike } from './canonical.ts';
import { verbs, words } from './form-change-words.ts';
import type { FieldRules, FieldSchema, Form } from './model/form.ts';
import { both, type Language, languages, type Text } from './model/text.ts';
import { fieldTitle, sayAnswer, sayFormCondition } from './say-form-condition.ts';

/** What is different in one field, one sentence for each thing; empty where nothing is. */
export function fieldChanges(before: Form, after: Form, field: string): Text[] {
  const [was, is] = [before, after].map((form) => form.schema.properties[field]);
  if (!was && !is) return [];
  if (!is) return [verbs.removed];
  if (!was) return [verbs.added];
  return [
    ...titled(before, after, field),
    ...valued(words.type, typeName(was), typeName(is)),
    ...valued(words.required, isRequired(before, field), isRequired(after, field)),
    ...limits.flatMap((limit) => valued(words[limit], was[limit], is[limit])),
    ...choices(before, after, field),
    ...answered(before, after, field),
    ...columnChanges(before, after, field),
    ...ruled(before, after, field),
    ...others(before, after, field),
    ...placed(before, after, field),
  ];
}

const limits = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'pattern',
] as const satisfies readonly (keyof FieldSchema)[];

const isRequired = ({ schema }: Form, field: string) => schema.required?.includes(field) ?? false;
const typeName = ({ type, format }: FieldSchema) => format ?? type;

function titled(before: Form, after: Form, field: string): Text[] {
  const isRenamed = languages.some(
    (language) => fieldTitle(before, field, language) !== fieldTitle(after, field, language),
  );
  const help = (form: Form, language: Language) =>
    (language === 'en' ? form.texts?.en[field]?.description : undefined) ??
    form.schema.properties[field]?.description;
  const isExplained = languages.some(
    (language) => help(before, language) !== help(after, language),
  );
  return [
    ...(isRenamed
      ? [both((language) => words.renamed[language](fieldTitle(after, field, language)))]
      : []),
    ...(isExplained
      ? [both((language) => words.help[language](help(after, language) ?? words.none[language]))]
      : []),
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
  if (value === undefined) return words.none[language];
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][language];
  return String(value);
}

/** The first value, as people read it. */
function answered(before: Form, after: Form, field: string): Text[] {
  const [was, is] = [before, after].map((form) => form.schema.properties[field]?.default);
  if (alike(was, is)) return [];
  const say = (form: Form, value: unknown, language: Language) =>
    value === undefined ? words.none[language] : sayAnswer(form, field, value, language);
  return [
    both(
      (language) =>
        `${words.default[language]} ${say(before, was, language)}→${say(after, is, language)}`,
    ),
  ];
}

function choices(before: Form, after: Form, field: string): Text[] {
  const [was = [], is = []] = [before, after].map((form) => {
    const schema = form.schema.properties[field];
    return (schema?.oneOf ?? schema?.items?.oneOf ?? []).map((one) => one.const);
  });
  const list = (name: Text, form: Form, values: readonly string[]) =>
    values.length === 0
      ? []
      : [
          both(
            (language) =>
              `${name[language]} ${values
                .map((one) => sayAnswer(form, field, one, language))
                .join(language === 'en' ? ', ' : '、')}`,
          ),
        ];
  const renamed = was
    .filter((one) => is.includes(one))
    .filter((one) =>
      languages.some(
        (language) =>
          sayAnswer(before, field, one, language) !== sayAnswer(after, field, one, language),
      ),
    )
    .map((one) =>
      both((language) =>
        words.choice[language](
          sayAnswer(before, field, one, language),
          sayAnswer(after, field, one, language),
        ),
      ),
    );
  return [
    ...list(
      words.fewer,
      before,
      was.filter((one) => !is.includes(one)),
    ),
    ...list(
      words.more,
      after,
      is.filter((one) => !was.includes(one)),
    ),
    ...renamed,
  ];
}

function ruled(before: Form, after: Form, field: string): Text[] {
  const [was = {}, is = {}] = [before.fields?.[field], after.fields?.[field]];
  const conditions = (['show', 'requireWhen'] as const).flatMap((rule) => {
    if (alike(was[rule], is[rule])) return [];
    const { [rule]: condition } = is;
    return [
      both((language) =>
        words[rule][language](
          condition ? sayFormCondition(after, condition, language) : words.never[language],
        ),
      ),
    ];
  });
  const others = Object.keys(otherRules).filter(
    (rule) => !alike(was[rule as keyof FieldRules], is[rule as keyof FieldRules]),
  );
  return [...conditions, ...others.map((rule) => otherRules[rule] as Text)];
}

/** What shows in another way or becomes other facts; said by name only. */
function others(before: Form, after: Form, field: string): Text[] {
  const look = (form: Form) => {
    const { items: _, ...ui } = form.uiSchema?.[field] ?? {};
    return [ui, form.texts?.en[field]?.placeholder, form.texts?.en[field]?.help];
  };
  const facts = ({ bindings = [] }: Form) =>
    bindings.filter((one) => 'field' in one && one.field === field);
  return [
    ...(alike(look(before), look(after)) ? [] : [words.look]),
    ...(alike(facts(before), facts(after)) ? [] : [words.binds]),
  ];
}

/** The columns of a table that came, went, or are not as they were. */
function columnChanges(before: Form, after: Form, field: string): Text[] {
  const rows = (form: Form) => form.schema.properties[field]?.items;
  const [was = {}, is = {}] = [before, after].map((form) => rows(form)?.properties);
  const listed = (name: Text, some: typeof was, others: typeof was, form: Form) => {
    const left = Object.keys(some).filter((column) => !others[column]);
    const title = (column: string, language: Language) =>
      (language === 'en' ? form.texts?.en[`${field}.${column}`]?.title : undefined) ??
      some[column]?.title ??
      column;
    return left.length === 0
      ? []
      : [
          both(
            (language) =>
              `${name[language]} ${left
                .map((column) => title(column, language))
                .join(language === 'en' ? ', ' : '、')}`,
          ),
        ];
  };
  const isChanged =
    Object.keys(is).some((column) => was[column] && !alike(was[column], is[column])) ||
    !alike(rows(before)?.required, rows(after)?.required) ||
    !alike(before.uiSchema?.[field]?.items, after.uiSchema?.[field]?.items);
  return [
    ...listed(words.fewerColumns, was, is, before),
    ...listed(words.moreColumns, is, was, after),
    ...(isChanged ? [words.columns] : []),
  ];
}

/** In which section it stands now, where it is another one. */
function placed(before: Form, after: Form, field: string): Text[] {
  const [was, is] = [before, after].map((form) =>
    form.sections.find(({ fields }) => fields.includes(field)),
  );
  if (!is || was?.id === is.id) return [];
  return [both((language) => words.section[language](is.title[language]))];
}

/** Rules that are said by name only. */
const otherRules: Readonly<Record<string, Text>> = {
  onHide: { 'zh-CN': '隐藏时的处理修改', en: 'kept or cleared otherwise when hidden' },
  see: { 'zh-CN': '可以看的人修改', en: 'seen by others' },
  write: { 'zh-CN': '可以填的人修改', en: 'filled by others' },
  seeIn: { 'zh-CN': '可以看的阶段修改', en: 'seen in other stages' },
  writeIn: { 'zh-CN': '可以填的阶段修改', en: 'filled in in other stages' },
  computed: { 'zh-CN': '计算方法修改', en: 'computed otherwise' },
  earliest: { 'zh-CN': '最早日期修改', en: 'another first day' },
  latest: { 'zh-CN': '最晚日期修改', en: 'another last day' },
  patternMessage: { 'zh-CN': '格式提示修改', en: 'told otherwise when it does not fit' },
  seal: { 'zh-CN': '密封方式修改', en: 'sealed otherwise' },
  prefill: { 'zh-CN': '预填来源修改', en: 'filled in beforehand from elsewhere' },
  locked: { 'zh-CN': '锁定修改', en: 'locked otherwise' },
};
