import type { FormSchema } from '../model/form.ts';
import type { Overlay } from '../model/overlay.ts';
import { within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { checkStructure } from './forms.ts';
import { shapeOf } from './schema.ts';

/**
 * What is wrong with a form or an overlay by itself, whatever edition it comes to: its shape, and the
 * schemas and settings of its fields. Where there is nothing, all that works with forms can take it.
 */
export function checkAlone(kind: 'forms' | 'overlays', item: unknown): Problem[] {
  const place = { file: kind, pointer: '' };
  const shape = shapeOf(kind, item, place);
  if (shape.length > 0) return shape;
  if (kind === 'forms') return checkStructure(item as Parameters<typeof checkStructure>[0], place);
  return (item as Overlay).operations.flatMap((operation, i) => {
    if (operation.op !== 'add') return [];
    const { field, schema, ui, section } = operation;
    const alone: FormSchema = {
      type: 'object',
      properties: { [field]: schema },
      additionalProperties: false,
    };
    return checkStructure(
      {
        schema: alone,
        ...(ui && { uiSchema: { [field]: ui } }),
        sections: [{ id: section, title: { 'zh-CN': '', en: '' }, fields: [field] }],
      },
      within(place, 'operations', i),
    );
  });
}
