/**
 * What a cell of a workbook shows, as text: never what it computes or links to. Days are civil days.
 */
export function scalarOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  const { richText, text, result } = value as {
    richText?: readonly { text?: unknown }[];
    text?: unknown;
    result?: unknown;
  };
  if (richText)
    return richText
      .map((one) => String(one.text ?? ''))
      .join('')
      .trim();
  if (text !== undefined) return scalarOf(text);
  return typeof result === 'object' && !(result instanceof Date) ? '' : scalarOf(result);
}
