import type { Form, Section } from './model/form.ts';
import type { Operation } from './model/overlay.ts';
import { type Place, problem, type Said, unknown, within } from './place.ts';
import type { Problem } from './problem.ts';

type Of<K extends Operation['op']> = Extract<Operation, { op: K }>;
/** What is done to the sections of a form. */
export type SectionOperation = Of<'section'> | Of<'retitle'> | Of<'arrange'>;

export const isOfSection = (operation: Operation): operation is SectionOperation =>
  !('field' in operation);

/** Does something to the sections of a form. */
export function arrangeSections(form: Form, operation: SectionOperation): void {
  form.sections = changed(form.sections, operation);
}

function changed(sections: readonly Section[], operation: SectionOperation): Section[] {
  const { section: id } = operation;
  switch (operation.op) {
    case 'section': {
      const { title, description } = operation;
      const added = { id, title, ...(description && { description }), fields: [] };
      return placed(sections, added, operation);
    }
    case 'retitle': {
      const { title, description } = operation;
      const said = { ...(title && { title }), ...(description && { description }) };
      return sections.map((one) => (one.id === id ? { ...one, ...said } : one));
    }
    case 'arrange': {
      const moved = sections.find((one) => one.id === id);
      return moved ? placed(sections, moved, operation) : [...sections];
    }
  }
}

function placed(
  sections: readonly Section[],
  section: Section,
  { after, first }: Of<'section'> | Of<'arrange'>,
): Section[] {
  const others = sections.filter(({ id }) => id !== section.id);
  const behind =
    after === undefined ? others.length : others.findIndex(({ id }) => id === after) + 1;
  return others.toSpliced(first ? 0 : behind, 0, section);
}

/** Why something cannot be done to the sections of a form. */
export function checkSection(
  { sections }: Form,
  operation: SectionOperation,
  place: Place,
): Problem[] {
  const ids = sections.map(({ id }) => id);
  const unknownOne = (key: 'section' | 'after', id: string) =>
    unknown(
      key === 'after' ? 'overlay.anchor' : 'overlay.section',
      within(place, key),
      ['分组', 'section'],
      id,
      ids,
    );
  const { section } = operation;
  const known = ids.includes(section);
  if (operation.op === 'section' && known)
    return [problem('overlay.exists', within(place, 'section'), exists(section))];
  if (operation.op !== 'section' && !known) return [unknownOne('section', section)];
  const after = 'after' in operation ? operation.after : undefined;
  return after === undefined || ids.includes(after) ? [] : [unknownOne('after', after)];
}

const exists = (id: string): Said => [
  `分组「${id}」已经存在。`,
  `The section “${id}” exists already.`,
  '请换一个标识。',
  'Choose another id.',
];
