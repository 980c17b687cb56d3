import { acceptedTypes, derived, type FileType, type Form, mostFiles } from '@bitan/definitions';

/** A field of a form that holds files, and what it takes. */
export interface FileField {
  readonly id: string;
  readonly seal?: string;
  readonly accept: readonly FileType[];
  readonly maxBytes?: number;
  readonly most: number;
}

/** The fields of a form that hold files. */
export const fileFields = derived((form: Form): readonly FileField[] =>
  Object.entries(form.uiSchema ?? {}).flatMap(([id, ui]) => {
    const widget = ui['ui:widget'];
    const schema = form.schema.properties[id];
    if ((widget !== 'file' && widget !== 'signature') || !schema) return [];
    const { seal, file } = form.fields?.[id] ?? {};
    return [
      {
        id,
        accept: acceptedTypes(widget, file?.accept),
        most: schema.type === 'array' ? (schema.maxItems ?? mostFiles) : 1,
        ...(seal !== undefined && { seal }),
        ...(file?.maxBytes !== undefined && { maxBytes: file.maxBytes }),
      },
    ];
  }),
);

/** The ids that an answer gives, each with its JSON Pointer. */
export function idsIn(field: string, answer: unknown): { id: string; pointer: string }[] {
  if (Array.isArray(answer)) {
    return answer.map((id, i) => ({ id: String(id), pointer: `/${field}/${i}` }));
  }
  return answer === undefined ? [] : [{ id: String(answer), pointer: `/${field}` }];
}
