import type { Form } from './model/form.ts';
import type { Operation, Overlay } from './model/overlay.ts';
import type { Text } from './model/text.ts';
import { addedField, addedNotice, resetField, resetPlace, textsOf } from './overlay-edits.ts';
import { isOfSection } from './overlay-sections.ts';
import { sayOperation } from './say-operation.ts';
import { isOwnSection, resetSection, resetSectionPlace } from './section-edits.ts';
import { operationsOf, overlayOf, type Shaping, shaped } from './shaping.ts';

/** In what way a part of a form is not as the level above has it. */
export type MarkKind = 'added' | 'relabelled' | 'tightened' | 'default' | 'hidden' | 'moved';

/** One thing that an office has otherwise than the level above, of one field, notice or section. */
export interface Mark {
  readonly kind: MarkKind;
  readonly of: 'part' | 'section';
  readonly id: string;
  /** What is otherwise, with what was before where the two are short. */
  readonly said: Text;
  /** The texts that the level above has in their place. */
  readonly was?: readonly Text[];
}

/** All that an office has otherwise in a form, in the order in which it was said; what does not fit is left out. */
export function marksOf(shaping: Shaping): Mark[] {
  const { above, overlay } = shaping;
  const { form, problems } = shaped(shaping);
  const misfits = new Set(problems.map(({ pointer }) => Number(pointer.split('/')[2])));
  return operationsOf(overlay).flatMap((operation, i): Mark[] => {
    if (misfits.has(i) || isPlaceOfOwn(overlay, operation)) return [];
    const of = isOfSection(operation) ? 'section' : 'part';
    const id = isOfSection(operation) ? operation.section : operation.field;
    const was = textsBefore(above, operation);
    // Where something stands is said beside what stands there now, everything else as it was.
    const on = kinds[operation.op] === 'moved' ? form : above;
    return [
      {
        ...{ kind: kinds[operation.op], of, id, said: sayOperation(on, operation) },
        ...(was.length > 0 && { was }),
      },
    ];
  });
}

/** Takes one of them back: everything else that is said of the same field or section stays. */
export function resetMark(shaping: Shaping, { kind, of, id }: Mark): Overlay | undefined {
  if (kind === 'moved') return (of === 'part' ? resetPlace : resetSectionPlace)(shaping, id);
  if (kind === 'added' || kind === 'hidden') {
    return (of === 'part' ? resetField : resetSection)(shaping, id);
  }
  const left = operationsOf(shaping.overlay).filter((one) => {
    const isOther = isOfSection(one)
      ? of === 'part' || one.section !== id
      : of === 'section' || one.field !== id;
    return isOther || kinds[one.op] !== kind;
  });
  return overlayOf(shaping, left);
}

const kinds: Readonly<Record<Operation['op'], MarkKind>> = {
  add: 'added',
  notice: 'added',
  section: 'added',
  relabel: 'relabelled',
  retitle: 'relabelled',
  tighten: 'tightened',
  setDefault: 'default',
  hide: 'hidden',
  reorder: 'moved',
  arrange: 'moved',
};

/** What the office added stands where it likes. */
function isPlaceOfOwn(overlay: Overlay | undefined, operation: Operation): boolean {
  if (operation.op === 'arrange') return isOwnSection(overlay, operation.section);
  if (operation.op !== 'reorder') return false;
  const { field } = operation;
  return addedField(overlay, field) !== undefined || addedNotice(overlay, field) !== undefined;
}

function textsBefore(above: Form, operation: Operation): Text[] {
  if (operation.op === 'retitle') {
    const was = above.sections.find(({ id }) => id === operation.section);
    return said([operation.title && was?.title, operation.description && was?.description]);
  }
  if (operation.op !== 'relabel') return [];
  const was = textsOf(above, operation.field);
  return said([
    operation.title && was.title,
    operation.description && was.description,
    operation.placeholder && was.placeholder,
  ]);
}

const said = (texts: readonly (Text | undefined)[]): Text[] =>
  texts.filter((one) => one !== undefined);
