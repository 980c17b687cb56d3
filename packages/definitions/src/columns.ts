import type { FieldSchema, FieldUi } from './model/form.ts';

/** The uiSchema of one column of a table. */
export const columnUi = (ui: FieldUi | undefined, column: string): FieldUi | undefined =>
  ui?.items?.[column] as FieldUi | undefined;

/** The columns of a table of rows, in the order in which they are to stand. */
export function columnsOf(schema: FieldSchema, ui: FieldUi | undefined): string[] {
  const all = Object.keys(schema.items?.properties ?? {});
  const order = (ui?.items?.['ui:order'] ?? []).filter((one) => all.includes(one));
  return [...order, ...all.filter((one) => !order.includes(one))];
}
