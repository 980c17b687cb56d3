import {
  columnsOf,
  columnUi,
  type FieldSchema,
  type FieldUi,
  type Widget,
} from '@bitan/definitions';
import type { CompiledForm } from '@bitan/forms';

/** A field as a renderer needs it, in the language of the form: its schema and its widget. */
export interface Field {
  readonly id: string;
  readonly schema: FieldSchema;
  readonly ui: FieldUi;
  readonly widget: FieldWidget;
  /** For a table of rows: the fields of one row. */
  readonly row?: readonly Field[];
}

export type FieldWidget = Widget | 'yesNo' | 'rows';

/** Every field of a form by id, whether it is shown or not. */
export function fieldsOf({ fields, uiSchema }: CompiledForm): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(fields).map(([id, schema]) => [id, fieldOf(id, schema, uiSchema[id])]),
  );
}

/** The choices of a field, or of its items, or none. */
export function choicesOf(schema: FieldSchema): readonly { const: string; title: string }[] {
  return schema.oneOf ?? schema.items?.oneOf ?? [];
}

function fieldOf(id: string, schema: FieldSchema, ui: FieldUi = {}): Field {
  const rows = schema.type === 'array' ? schema.items?.properties : undefined;
  const row = rows && {
    row: columnsOf(schema, ui).flatMap((name) => {
      const column = rows[name];
      return column ? [fieldOf(name, column, columnUi(ui, name))] : [];
    }),
  };
  return { id, schema, ui, widget: widgetOf(schema, ui), ...row };
}

// A few choices are read at a glance; more are searched.
const fewChoices = 7;

function widgetOf(schema: FieldSchema, ui: FieldUi): FieldWidget {
  if (schema.type === 'array' && schema.items?.properties) return 'rows';
  if (schema.type === 'boolean') return 'yesNo';
  const chosen = ui['ui:widget'];
  if (chosen) return chosen;
  const choices = choicesOf(schema).length;
  if (schema.type === 'array') return choices > 0 ? 'checkboxes' : 'rows';
  if (choices > 0) return choices <= fewChoices ? 'radio' : 'select';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'dateTime';
  return schema.type === 'number' || schema.type === 'integer' ? 'updown' : 'text';
}
