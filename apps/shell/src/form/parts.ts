import type { CompiledForm, CompiledNotice } from '@bitan/forms';
import { type Field, fieldsOf } from './fields.ts';

/** What stands in a section: a field, or something that is only said. */
export type Part = Field | { readonly id: string; readonly notice: CompiledNotice };

/** Everything that can stand in the sections of a form, by id; the same as long as the form is. */
export function partsOf(compiled: CompiledForm): ReadonlyMap<string, Part> {
  const notices = Object.entries(compiled.notices);
  return new Map<string, Part>([
    ...fieldsOf(compiled),
    ...notices.map(([id, notice]) => [id, { id, notice }] as const),
  ]);
}
