import { alike } from './canonical.ts';
import type { FieldRules, FieldSchema, Form } from './model/form.ts';
import { type Language, languages, type Text } from './model/text.ts';
import { fieldTitle, sayAnswer, sayFormCondition } from './say-form-condition.ts';

/** What is different in a form, one sentence for each field: `表单「线索」字段「来源」：必填 否→是`. */
export const sayFormChanges = (before: Form, after: Form): Text[] =>
  formChanges(before, after).map(({ said }) => of(after, said));

/** One thing that is different in a form. */
export interface FormChange {
  readonly kind: 'form' | 'section' | 'field' | 'notice' | 'order';
  /** The field that it is about. */
  readonly field?: string;
  readonly said: Text;
}

/** What is different in a form: its own texts, its sections, its fields, their order. */
export function formChanges(before: Form, after: Form): FormChange[] {
  const fields = new Set([
    ...Object.keys(after.schema.properties),
    ...Object.keys(before.schema.properties),
  ]);
  const said = [...fields].flatMap((field): FormChange[] => {
    const changes = fieldChanges(before, after, field);
    if (changes.length === 0) return [];
    return [{ kind: 'field', field, said: fieldOf(before, after, field, joined(changes)) }];
  });
  return [
    ...formTexts(before, after),
    ...sectionChanges(before, after),
    ...said,
    ...noticeChanges(before, after),
    ...(isReordered(before, after)
      ? [{ kind: 'order' as const, said: reordered(before, after) }]
      : []),
  ];
}

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

function noticeChanges(before: Form, after: Form): FormChange[] {
  const [was, is] = [before.notices ?? {}, after.notices ?? {}];
  const ids = new Set([...Object.keys(is), ...Object.keys(was)]);
  return [...ids].flatMap((id): FormChange[] => {
    const [old, now] = [was[id], is[id]];
    if (alike(old, now)) return [];
    const what = !now ? verbs.removed : !old ? verbs.added : verbs.changed;
    const text = (now ?? old)?.text ?? { 'zh-CN': id, en: id };
    return [{ kind: 'notice', said: named(words.notice, text, what) }];
  });
}

/** In which section it stands now, where it is another one. */
function placed(before: Form, after: Form, field: string): Text[] {
  const [was, is] = [before, after].map((form) =>
    form.sections.find(({ fields }) => fields.includes(field)),
  );
  if (!is || was?.id === is.id) return [];
  return [both((language) => words.section[language](is.title[language]))];
}

function formTexts(before: Form, after: Form): FormChange[] {
  const renamed = alike(before.title, after.title)
    ? []
    : [both((language) => words.renamed[language](after.title[language]))];
  const explained = alike(before.description, after.description)
    ? []
    : [
        both((language) =>
          words.help[language](after.description?.[language] ?? words.none[language]),
        ),
      ];
  return [...renamed, ...explained].map((said) => ({ kind: 'form', said }));
}

function sectionChanges(before: Form, after: Form): FormChange[] {
  const [was, is] = [before, after].map(
    ({ sections }) => new Map(sections.map((one) => [one.id, one])),
  );
  const ids = new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])]);
  return [...ids].flatMap((id): FormChange[] => {
    const [old, now] = [was?.get(id), is?.get(id)];
    const what = !now
      ? [verbs.removed]
      : !old
        ? [verbs.added]
        : alike(old.title, now.title)
          ? []
          : [both((language) => words.renamed[language](now.title[language]))];
    const explained =
      old && now && !alike(old.description, now.description)
        ? [
            both((language) =>
              words.help[language](now.description?.[language] ?? words.none[language]),
            ),
          ]
        : [];
    const title = (old ?? now)?.title ?? { 'zh-CN': id, en: id };
    return [...what, ...explained].map((one) => ({
      kind: 'section',
      said: named(words.sectionName, title, one),
    }));
  });
}

/** Whether the fields that both have stand in another order within their sections. */
function isReordered(before: Form, after: Form): boolean {
  return !alike(orderIn(before, after), orderIn(after, before));
}

function orderIn(form: Form, other: Form): unknown {
  const home = (one: Form, field: string) =>
    one.sections.find(({ fields }) => fields.includes(field))?.id;
  return form.sections
    .flatMap(({ id, fields }) => {
      const shared = fields.filter((field) => home(other, field) === id);
      return shared.length > 0 ? [[id, shared]] : [];
    })
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

const reordered = (before: Form, after: Form): Text => {
  const moved = after.sections.flatMap(({ id, fields }) => {
    const old = before.sections.find((one) => one.id === id)?.fields ?? [];
    const shared = fields.filter((field) => old.includes(field));
    const was = old.filter((field) => shared.includes(field));
    return shared.some((field, i) => field !== was[i]) ? shared : [];
  });
  return both((language) =>
    words.order[language](
      moved
        .map((field) => fieldTitle(after, field, language))
        .slice(0, 8)
        .join(language === 'en' ? ', ' : '、'),
    ),
  );
};

const fieldOf = (before: Form, after: Form, field: string, what: Text): Text => {
  const form = field in before.schema.properties ? before : after;
  return named(
    words.field,
    both((language) => fieldTitle(form, field, language)),
    what,
  );
};

const named = (kind: Text, title: Text, what: Text): Text => ({
  'zh-CN': `${kind['zh-CN']}「${title['zh-CN']}」：${what['zh-CN']}`,
  en: `${kind.en} “${title.en}”: ${what.en}`,
});

const of = ({ title }: Form, what: Text): Text => ({
  'zh-CN': `表单「${title['zh-CN']}」${what['zh-CN']}`,
  en: `Form “${title.en}”, ${what.en}`,
});

const joined = (all: readonly Text[]): Text =>
  both((language) => all.map((one) => one[language]).join(language === 'en' ? '; ' : '；'));

const both = (say: (language: Language) => string): Text => ({
  'zh-CN': say('zh-CN'),
  en: say('en'),
});

const verbs = {
  added: { 'zh-CN': '新增', en: 'added' },
  removed: { 'zh-CN': '不再使用', en: 'no longer used' },
  changed: { 'zh-CN': '修改', en: 'changed' },
} satisfies Record<string, Text>;

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

const words = {
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  none: { 'zh-CN': '无', en: 'none' },
  never: { 'zh-CN': '无条件', en: 'no condition' },
  field: { 'zh-CN': '字段', en: 'field' },
  notice: { 'zh-CN': '提示', en: 'notice' },
  look: { 'zh-CN': '填写方式或框内提示修改', en: 'another way to fill it in' },
  binds: { 'zh-CN': '成为的事实修改', en: 'becomes other facts' },
  fewerColumns: { 'zh-CN': '去掉列', en: 'without the columns' },
  moreColumns: { 'zh-CN': '增加列', en: 'with the columns' },
  columns: { 'zh-CN': '列修改', en: 'columns changed' },
  sectionName: { 'zh-CN': '分组', en: 'section' },
  type: { 'zh-CN': '类型', en: 'type' },
  required: { 'zh-CN': '必填', en: 'required' },
  minLength: { 'zh-CN': '最少字数', en: 'fewest characters' },
  maxLength: { 'zh-CN': '最多字数', en: 'most characters' },
  minimum: { 'zh-CN': '最小值', en: 'smallest value' },
  maximum: { 'zh-CN': '最大值', en: 'largest value' },
  multipleOf: { 'zh-CN': '倍数', en: 'multiple of' },
  minItems: { 'zh-CN': '最少几项', en: 'fewest items' },
  maxItems: { 'zh-CN': '最多几项', en: 'most items' },
  pattern: { 'zh-CN': '格式', en: 'pattern' },
  default: { 'zh-CN': '默认值', en: 'first value' },
  fewer: { 'zh-CN': '去掉选项', en: 'without the choices' },
  more: { 'zh-CN': '增加选项', en: 'with the choices' },
  help: {
    'zh-CN': (text: string) => `填写说明改为：${text}`,
    en: (text: string) => `help is now: ${text}`,
  },
  choice: {
    'zh-CN': (was: string, is: string) => `选项「${was}」改称「${is}」`,
    en: (was: string, is: string) => `choice “${was}” now called “${is}”`,
  },
  show: {
    'zh-CN': (text: string) => `显示条件改为：${text}`,
    en: (text: string) => `shown when: ${text}`,
  },
  requireWhen: {
    'zh-CN': (text: string) => `必填条件改为：${text}`,
    en: (text: string) => `required when: ${text}`,
  },
  section: {
    'zh-CN': (title: string) => `移到分组「${title}」`,
    en: (title: string) => `now in the section “${title}”`,
  },
  order: {
    'zh-CN': (fields: string) => `字段次序调整：${fields}`,
    en: (fields: string) => `fields in another order: ${fields}`,
  },
  renamed: {
    'zh-CN': (title: string) => `改称「${title}」`,
    en: (title: string) => `now called “${title}”`,
  },
} as const;
