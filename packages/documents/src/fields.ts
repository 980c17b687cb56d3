import { columnUi, type FieldSchema, type Form, type Text } from '@bitan/definitions';
import { dateInChinese, dateInNumerals } from './dates.ts';
import {
  type Answers,
  blank,
  type Data,
  type Known,
  type Placeholder,
  type Value,
  valued,
} from './placeholder.ts';

/** Where the answers stand that the placeholders of a form read. */
interface Around {
  /** Before the field in a tag: `a.hold-talk`. */
  readonly prefix: string;
  readonly group: Text;
  readonly answersIn: (known: Known) => Answers;
}

/** The placeholders of those fields of a form that all these roles may see; sealed ones never. */
export function fieldsOf(form: Form, roles: readonly string[], around: Around): Placeholder[] {
  return Object.entries(form.schema.properties).flatMap(([field, schema]) => {
    const { seal, see, seeIn } = form.fields?.[field] ?? {};
    const isSeen = see === undefined || roles.every((role) => see.includes(role));
    if (seal !== undefined || seeIn !== undefined || !isSeen) return [];
    return ofField(form, field, schema, around);
  });
}

function ofField(form: Form, field: string, schema: FieldSchema, around: Around): Placeholder[] {
  const { group, answersIn } = around;
  const tag = `${around.prefix}.${field}`;
  const title = titleOf(form, field, schema);
  const answer = (known: Known) => answersIn(known)[field];
  if (schema.items?.type === 'object') {
    const columns = columnsOf(form, field, schema.items);
    return [
      {
        ...{ tag, title, group, kind: 'rows', example: '' },
        columns: columns.map(({ tag: name, title: of, example }) => ({
          ...{ tag: name, title: of, example },
        })),
        read: (known) => rowsOf(columns, answer(known), known),
      },
    ];
  }
  const widget = form.uiSchema?.[field]?.['ui:widget'];
  return waysToSay({ tag, title, schema, widget }).map(({ say, ...way }) => ({
    ...way,
    group,
    kind: 'value',
    read: (known) => say(answer(known), known),
  }));
}

interface Leaf {
  readonly tag: string;
  readonly title: Text;
  readonly schema: FieldSchema;
  readonly widget?: string | undefined;
}

interface Way {
  readonly tag: string;
  readonly title: Text;
  readonly example: string;
  readonly say: (answer: unknown, known: Known) => Value;
}

/** How an answer can be said; a date in two ways. */
function waysToSay(leaf: Leaf): Way[] {
  const { tag, title, schema } = leaf;
  const plain: Way = {
    ...{ tag, title, example: exampleOf(leaf) },
    say: (answer, known) => sayAnswer(leaf, answer, known),
  };
  if (schema.format !== 'date') return [plain];
  const numerals = inNumerals(title);
  return [
    plain,
    { ...numerals, tag: `${tag}.cn`, say: (answer) => numerals.say(String(answer ?? '')) },
  ];
}

/** A date with the year digit by digit and numerals for month and day. */
export const inNumerals = (title: Text) => ({
  title: { 'zh-CN': `${title['zh-CN']}（汉字日期）`, en: `${title.en} (in numerals)` },
  example: dateInNumerals(someDay),
  say: (date: string): Value => valued(dateInNumerals(date)),
});

/** An answer as a document says it. */
export function sayAnswer(
  { schema, widget }: Pick<Leaf, 'schema' | 'widget'>,
  answer: unknown,
  known: Known,
): Value {
  if (answer === undefined || answer === null || answer === '') return blank;
  if (typeof answer === 'boolean') return { text: answer ? '是' : '否', holds: answer };
  if (Array.isArray(answer)) {
    const item = { schema: schema.items ?? schema, widget };
    const texts = answer.map((one) => sayAnswer(item, one, known).text);
    return valued(texts.filter(Boolean).join('、'));
  }
  if (typeof answer === 'object') return blank;
  const text = String(answer);
  if (widget && named.includes(widget)) return valued(known.nameOf(text));
  if (schema.format === 'date') return valued(dateInChinese(text));
  if (schema.format === 'date-time') return valued(momentInChinese(text));
  return valued(schema.oneOf?.find((choice) => choice.const === text)?.title ?? text);
}

const named: readonly string[] = ['person', 'unit', 'user'];

/** `2026-01-05T09:30` as `2026年1月5日9时30分`, as it was written. */
function momentInChinese(text: string): string {
  const [, hour, minute] = /T(\d{2}):(\d{2})/.exec(text) ?? [];
  return dateInChinese(text) + (hour ? `${Number(hour)}时${minute}分` : '');
}

function columnsOf(form: Form, field: string, items: FieldSchema): (Way & { name: string })[] {
  return Object.entries(items.properties ?? {}).flatMap(([name, schema]) => {
    if (schema.type === 'object' || schema.items?.type === 'object') return [];
    const title = titleOf(form, `${field}.${name}`, schema);
    const widget = columnUi(form.uiSchema?.[field], name)?.['ui:widget'];
    return waysToSay({ tag: name, title, schema, widget }).map((way) => ({ ...way, name }));
  });
}

function rowsOf(columns: ReturnType<typeof columnsOf>, answer: unknown, known: Known): Value {
  const rows: unknown[] = Array.isArray(answer) ? answer : [];
  return tableOf(
    rows.map((row) =>
      Object.fromEntries(
        columns.map(({ tag, name, say }) => [tag, say((row as Answers | null)?.[name], known)]),
      ),
    ),
  );
}

/** Rows, each with its number from 1 as `n`. */
export function tableOf(rows: readonly Data[]): Value {
  const numbered = rows.map((row, i) => ({ ...row, n: valued(String(i + 1)) }));
  return { text: '', holds: rows.length > 0, rows: numbered };
}

function titleOf(form: Form, path: string, schema: FieldSchema): Text {
  const title = schema.title ?? path;
  return { 'zh-CN': title, en: form.texts?.en[path]?.title ?? title };
}

const someDay = '2026-01-05';

function exampleOf({ schema, widget, title }: Leaf): string {
  const choices = schema.oneOf ?? schema.items?.oneOf;
  if (choices) {
    const shown = choices.slice(0, schema.items ? 2 : 1);
    return shown.map((one) => one.title).join('、');
  }
  if (widget === 'person' || widget === 'user') return '张三';
  if (widget === 'unit') return '某某局';
  if (schema.format === 'date') return dateInChinese(someDay);
  if (schema.format === 'date-time') return `${dateInChinese(someDay)}9时30分`;
  if (schema.type === 'boolean') return '是';
  return schema.type === 'string' ? `${title['zh-CN']}……` : '3';
}
