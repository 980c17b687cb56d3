import type { MaskedAnswers } from '@bitan/api';
import { columnUi, type FieldSchema, type FieldUi, type Form, type Text } from '@bitan/definitions';

/**
 * Answers without what tells of whom they are: what is sealed or only some may see is left out, people
 * and units have other names, and of texts only their length and punctuation are left. Choices,
 * numbers, days and yes or no are as they were.
 */
export function masked(form: Form, answers: Readonly<Record<string, unknown>>): MaskedAnswers {
  const mask = new Mask();
  const open = Object.entries(form.schema.properties).filter(([field]) => {
    const { seal, see, seeIn } = form.fields?.[field] ?? {};
    return !seal && !see && !seeIn && answers[field] !== undefined;
  });
  return {
    answers: Object.fromEntries(
      open.map(([field, schema]) => [
        field,
        mask.value(schema, form.uiSchema?.[field], answers[field]),
      ]),
    ),
    names: mask.names,
  };
}

class Mask {
  readonly names: Record<string, Text> = {};
  readonly #ids = new Map<string, string>();

  value(schema: FieldSchema, ui: FieldUi | undefined, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#item(schema, ui, one));
    if (typeof value !== 'string' || schema.oneOf) return value;
    const widget = ui?.['ui:widget'];
    if (widget === 'person' || widget === 'unit' || widget === 'user')
      return this.#another(widget, value);
    return schema.format === 'date' || schema.format === 'date-time' ? value : withoutWords(value);
  }

  #item({ items }: FieldSchema, ui: FieldUi | undefined, item: unknown): unknown {
    if (!items) return item;
    if (!items.properties) return this.value(items, ui, item);
    if (typeof item !== 'object' || item === null) return {};
    const { properties } = items;
    return Object.fromEntries(
      Object.entries(item).flatMap(([column, value]) => {
        const schema = properties[column];
        return schema ? [[column, this.value(schema, columnUi(ui, column), value)]] : [];
      }),
    );
  }

  /** The same person has the same other name throughout. */
  #another(kind: 'person' | 'unit' | 'user', id: string): string {
    const known = this.#ids.get(id);
    if (known) return known;
    const n = this.#ids.size;
    const masked = `masked-${n + 1}`;
    this.#ids.set(id, masked);
    const sign = '甲乙丙丁戊己庚辛壬癸'[n] ?? String(n + 1);
    const { zh, en } = others[kind];
    this.names[masked] = { 'zh-CN': `${zh}${sign}`, en: `${en} ${n + 1}` };
    return masked;
  }
}

const others = {
  person: { zh: '人员', en: 'Person' },
  unit: { zh: '单位', en: 'Unit' },
  user: { zh: '同事', en: 'Colleague' },
};

/** A text in which each character stands for another of its kind. */
const withoutWords = (text: string): string =>
  text
    .replace(/\p{Script=Han}/gu, '某')
    .replace(/\p{Nd}/gu, '0')
    .replace(/(?!某)\p{L}/gu, 'x');
