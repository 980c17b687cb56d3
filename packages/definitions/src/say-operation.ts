import type { Form } from './model/form.ts';
import type { Operation } from './model/overlay.ts';
import { type Language, languages, type Text } from './model/text.ts';
import { applyOverlay } from './overlay.ts';
import { fieldChanges } from './say-field-changes.ts';
import { fieldTitle } from './say-form-condition.ts';

/** One change of a form by the level below in words, with what was before: `字段「来源」：必填 否→是`. */
export function sayOperation(on: Form, operation: Operation): Text {
  switch (operation.op) {
    case 'add':
      return each((language) => words[language].adds(titleOfAdded(operation, language)));
    case 'hide':
      return each((language) => words[language].hides(fieldTitle(on, operation.field, language)));
    case 'reorder':
      return sayPlace(on, operation);
    case 'notice':
      return each((language) => words[language].notice(operation.text[language]));
    case 'section':
    case 'retitle':
    case 'arrange':
      return saySection(on, operation);
    default:
      return sayChanged(on, operation);
  }
}

/** What one form has otherwise than another in a field, in one sentence. */
export function sayFieldChange(before: Form, after: Form, field: string): Text {
  const changes = fieldChanges(before, after, field);
  const form = field in before.schema.properties ? before : after;
  return each((language) =>
    words[language].field(
      fieldTitle(form, field, language),
      changes.map((one) => one[language]).join(words[language].also) || words[language].same,
    ),
  );
}

type Of<K extends Operation['op']> = Extract<Operation, { op: K }>;

const titleOfAdded = ({ schema, texts, field }: Of<'add'>, language: Language): string =>
  (language === 'en' ? texts.en.title : undefined) ?? schema.title ?? field;

function saySection(on: Form, operation: Of<'section' | 'retitle' | 'arrange'>): Text {
  const { op, section } = operation;
  const is = on.sections.find(({ id }) => id === section)?.title;
  return each((language) => {
    const title =
      (is ?? ('title' in operation ? operation.title : undefined))?.[language] ?? section;
    const next = 'title' in operation ? operation.title?.[language] : undefined;
    const word = words[language];
    return word.section(title, op === 'section' ? word.added : word[op](next ?? title));
  });
}

type Plain = Of<'relabel' | 'tighten' | 'setDefault'>;

function sayChanged(on: Form, operation: Plain): Text {
  const place = { file: '', pointer: '' };
  const overlay = { form: on.id, operations: [operation] };
  const { form, problems } = applyOverlay(on, overlay, place);
  if (problems.length === 0) return sayFieldChange(on, form, operation.field);
  return each((language) =>
    words[language].field(fieldTitle(on, operation.field, language), words[language].other),
  );
}

function sayPlace(on: Form, { field, section, after }: Of<'reorder'>): Text {
  return each((language) => {
    const title = on.sections.find(({ id }) => id === section)?.title[language] ?? section;
    const behind = after === undefined ? undefined : fieldTitle(on, after, language);
    return words[language].field(
      fieldTitle(on, field, language),
      words[language].moved(title, behind),
    );
  });
}

const each = (say: (language: Language) => string): Text =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Text;

interface Words {
  readonly also: string;
  readonly same: string;
  readonly other: string;
  readonly added: string;
  readonly adds: (title: string) => string;
  readonly hides: (title: string) => string;
  readonly notice: (text: string) => string;
  readonly section: (title: string, what: string) => string;
  readonly retitle: (title: string) => string;
  readonly arrange: (title: string) => string;
  readonly field: (title: string, what: string) => string;
  readonly moved: (section: string, after: string | undefined) => string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    also: '；',
    same: '没有修改',
    other: '修改',
    added: '新增',
    adds: (title) => `新增字段「${title}」`,
    hides: (title) => `隐藏字段「${title}」`,
    notice: (text) => `新增提示「${text}」`,
    section: (title, what) => `分组「${title}」：${what}`,
    retitle: (title) => `改称「${title}」`,
    arrange: () => '移动',
    field: (title, what) => `字段「${title}」：${what}`,
    moved: (section, after) =>
      after === undefined ? `移到分组「${section}」` : `移到分组「${section}」的「${after}」之后`,
  },
  en: {
    also: '; ',
    same: 'not changed',
    other: 'changed',
    added: 'added',
    adds: (title) => `New field “${title}”`,
    hides: (title) => `Field “${title}” hidden`,
    notice: (text) => `New notice “${text}”`,
    section: (title, what) => `Section “${title}”: ${what}`,
    retitle: (title) => `now called “${title}”`,
    arrange: () => 'moved',
    field: (title, what) => `Field “${title}”: ${what}`,
    moved: (section, after) =>
      after === undefined
        ? `moved to the section “${section}”`
        : `moved behind “${after}” in the section “${section}”`,
  },
};
