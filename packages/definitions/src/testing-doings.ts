import fc from 'fast-check';
import type { Overlay } from './model/overlay.ts';
import {
  type AddedField,
  addedField,
  labelField,
  moveField,
  putField,
  putNotice,
  resetField,
  tightenField,
} from './overlay-edits.ts';
import { addSection, labelSection, moveSection, resetSection } from './section-edits.ts';
import { type Shaping, shaped } from './shaping.ts';

const text = (said: string) => ({ 'zh-CN': said, en: said });
const added = (field: string, { above }: Shaping): AddedField => ({
  field,
  section: above.sections[0]?.id ?? '',
  schema: { type: 'string', title: field },
  texts: { en: { title: field } },
});

/** Something that somebody does in the designer, given what stands. */
export type Doing = (shaping: Shaping) => Overlay | undefined;

const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
const numbers = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
export const doings: fc.Arbitrary<Doing> = numbers.map(
  ([kind = 0, a = 0, b = 0, c = 0]) =>
    (shaping) => {
      const { form } = shaped(shaping);
      const field = pick(Object.keys(form.schema.properties), a);
      const section = pick(form.sections, b);
      const names = form.sections.flatMap(({ fields }) => fields);
      const own = `own-${c % 3}`;
      switch (kind % 11) {
        case 5:
          return putNotice(
            shaping,
            { field: `note${a % 2}`, section: section.id, text: text('n') },
            c,
          );
        case 6:
          return form.sections.some(({ id }) => id === own)
            ? labelSection(shaping, own, { title: text(`s${b}`) })
            : addSection(shaping, own, { title: text(own) }, a % 5);
        case 7:
          return moveSection(shaping, section.id, a % 6);
        case 8:
          return resetSection(shaping, section.id);
        case 9:
          return moveField(shaping, pick(names, a), section.id, c % 8);
        case 10:
          return labelSection(shaping, section.id, { title: text(`s${b}`) });
        case 0:
          return putField(shaping, added(`own${a % 4}`, shaping));
        case 1:
          return moveField(shaping, field, section.id, c % 8);
        case 2:
          return resetField(shaping, field);
        case 3:
          return addedField(shaping.overlay, field)
            ? shaping.overlay
            : tightenField(shaping, field, { required: true });
        default:
          return addedField(shaping.overlay, field)
            ? shaping.overlay
            : labelField(shaping, field, { title: text(`t${b}`) });
      }
    },
);

/** A form after all of that, one after the other. */
export const done = (above: Shaping['above'], list: readonly Doing[]): Shaping =>
  list.reduce<Shaping>((at, doing) => ({ above, overlay: doing({ ...at }) }), {
    above,
    overlay: undefined,
  });
