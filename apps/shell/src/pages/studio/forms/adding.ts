import { addSection, moveField, putField, putNotice } from '@bitan/definitions';
import { inBoth } from '../../../texts/in-both.ts';
import { type FieldKind, fieldKinds, freeName, newField } from './field-kinds.ts';
import type { Shaped } from './shaping.ts';

/** Everything that can be added to a form. */
export const partKinds = [...fieldKinds, 'notice', 'section'] as const;
export type PartKind = (typeof partKinds)[number];

/** What is worked at: a field, a notice or a section. */
export type Selection =
  | { readonly kind: 'part'; readonly id: string }
  | { readonly kind: 'section'; readonly id: string };

/** A place in a form: in a section, before what stands there at `index`. */
export interface Spot {
  readonly section: string;
  readonly index: number;
}

/** Adds something new at a place, and gives what it is to be selected by. */
export function addPart(shaping: Shaped, kind: PartKind, { section, index }: Spot): Selection {
  const { form, above, change } = shaping;
  const names = new Set(
    [form, above].flatMap((one) => Object.keys({ ...one.schema.properties, ...one.notices })),
  );
  if (kind === 'section') {
    const ids = new Set([...form.sections, ...above.sections].map(({ id }) => id));
    const id = freeName(ids, 'own-');
    const place = form.sections.findIndex((one) => one.id === section) + 1;
    change((at) => addSection(at, id, { title: inBoth('designer.newSection') }, place));
    return { kind: 'section', id };
  }
  if (kind === 'notice') {
    const field = freeName(names, 'notice');
    const text = inBoth('designer.newNotice');
    change((at) => putNotice(at, { field, section, text }, index));
    return { kind: 'part', id: field };
  }
  const added = newField(kind, names, section, wordsOf(kind));
  change((at) => putField(at, added, index));
  return { kind: 'part', id: added.field };
}

const wordsOf = (kind: FieldKind) => ({
  title: inBoth(`designer.kind_${kind}`),
  choice: (n: number) => inBoth('designer.choice', { n }),
  column: (n: number) => inBoth('designer.column', { n }),
});

/** Moves a part to a place. */
export const movePart = (
  { form, change }: Shaped,
  part: string,
  { section, index }: Spot,
): void => {
  const fields = form.sections.find(({ id }) => id === section)?.fields ?? [];
  const from = fields.indexOf(part);
  // What stood before the place is one less when the part itself stood there.
  const to = from >= 0 && from < index ? index - 1 : index;
  change((at) => moveField(at, part, section, to));
};

/** Where something new comes: behind what is selected, or at the end. */
export function spotBehind({ form }: Shaped, selected: Selection | undefined): Spot | undefined {
  const { sections } = form;
  const isChosen = ({ id, fields }: (typeof sections)[number]) =>
    selected?.kind === 'section' ? id === selected.id : fields.includes(selected?.id ?? '');
  const section = sections.find(isChosen) ?? sections.at(-1);
  if (!section) return undefined;
  const place = selected?.kind === 'part' ? section.fields.indexOf(selected.id) : -1;
  return { section: section.id, index: place < 0 ? section.fields.length : place + 1 };
}
