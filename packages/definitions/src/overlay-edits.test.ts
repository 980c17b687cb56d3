import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { alike } from './canonical.ts';
import type { Form } from './model/form.ts';
import type { Overlay } from './model/overlay.ts';
import {
  type AddedField,
  hideField,
  labelField,
  moveField,
  putField,
  resetField,
  tightenField,
  withoutOperation,
} from './overlay-edits.ts';
import { resolve } from './resolve.ts';
import { addSection, resetSection } from './section-edits.ts';
import { shaped } from './shaping.ts';
import { national } from './testing.ts';
import { doings, done } from './testing-doings.ts';

let above: Form;
beforeAll(async () => {
  above = resolve(await national()).forms.screening as Form;
});

const text = (said: string) => ({ 'zh-CN': said, en: said });
const added = (field: string): AddedField => ({
  field,
  section: above.sections[0]?.id ?? '',
  schema: { type: 'string', title: field },
  texts: { en: { title: field } },
});
const order = (form: Form) => form.sections.map(({ fields }) => fields);

describe('what is done to a form in the designer', () => {
  it('always fits on the form, whatever was done before', () => {
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 14 }), (list) => {
        const { form, problems } = shaped(done(above, list));
        // A field that is locked may not be moved or relabelled; that is said, and nothing else.
        expect(problems.filter(({ code }) => code !== 'overlay.locked')).toEqual([]);
        const names = order(form).flat();
        expect(new Set(names).size).toBe(names.length);
        const parts = Object.keys({ ...form.schema.properties, ...form.notices });
        expect(new Set(names)).toEqual(new Set(parts));
      }),
      { numRuns: 200 },
    );
  });

  it('is gone when what is changed is reset, field by field', () => {
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 10 }), (list) => {
        let at = done(above, list);
        for (let n = 0; at.overlay && n < 60; n += 1) {
          const { operations } = at.overlay;
          const one = operations.find((each) => 'field' in each) ?? operations[0];
          if (!one) break;
          const overlay =
            'field' in one ? resetField(at, one.field) : resetSection(at, one.section);
          at = { above, overlay };
        }
        expect(at.overlay).toBeUndefined();
      }),
    );
  });

  it('moves a field to the place that was asked for, also to the first', () => {
    const section = above.sections[0];
    const movable = section?.fields.find((field) => !above.fields?.[field]?.locked) ?? '';
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 6 }), fc.nat(9), (list, index) => {
        const before = done(above, list);
        const overlay = moveField(before, movable, section?.id ?? '', index);
        const { form } = shaped({ above, overlay });
        const fields = form.sections.find(({ id }) => id === section?.id)?.fields ?? [];
        expect(fields.indexOf(movable)).toBe(Math.min(index, fields.length - 1));
      }),
    );
  });

  it('leaves a section of its own alone as long as there is something in it', () => {
    const begun = addSection({ above, overlay: undefined }, 'own-1', { title: text('own') }, 0);
    const filled = putField({ above, overlay: begun }, { ...added('own1'), section: 'own-1' });
    expect(shaped({ above, overlay: filled }).form.sections[0]).toMatchObject({
      id: 'own-1',
      fields: ['own1'],
    });
    expect(resetSection({ above, overlay: filled }, 'own-1')).toEqual(filled);
    const emptied = resetField({ above, overlay: filled }, 'own1');
    expect(resetSection({ above, overlay: emptied }, 'own-1')).toBeUndefined();
  });

  it('puts a field in the place of the one before, with nothing left of that', () => {
    const shown = { fact: 'answer:who', operator: 'equal' as const, value: true };
    const first = putField(
      { above, overlay: undefined },
      { ...added('own1'), rules: { show: shown } },
      0,
    );
    const second = putField({ above, overlay: first }, added('own1'));
    const { form } = shaped({ above, overlay: second });
    expect(form.fields?.own1).toBeUndefined();
    expect(form.sections[0]?.fields[0]).toBe('own1');
  });

  it('is no change where it says what the level above says', () => {
    const shaping = { above, overlay: undefined };
    const [field = ''] = Object.keys(above.schema.properties);
    const title = {
      'zh-CN': above.schema.properties[field]?.title ?? '',
      en: above.texts?.en[field]?.title ?? '',
    };
    expect(labelField(shaping, field, { title })).toBeUndefined();
    expect(tightenField(shaping, field, {})).toBeUndefined();
    const section = above.sections[0];
    expect(moveField(shaping, section?.fields[0] ?? '', section?.id ?? '', 0)).toBeUndefined();
  });

  it('lets go of what does not fit any more, and keeps the rest', () => {
    const kept = putField({ above, overlay: undefined }, added('own1'));
    const gone: Overlay = {
      form: above.id,
      operations: [
        { op: 'relabel', field: 'goneAbove', title: text('x') },
        ...(kept?.operations ?? []),
      ],
    };
    const [problem] = shaped({ above, overlay: gone }).problems;
    expect(problem).toMatchObject({ code: 'overlay.anchor', pointer: '/operations/0/field' });
    expect(withoutOperation({ above, overlay: gone }, 0)).toEqual(kept);
  });

  it('leaves out what nobody needs, and says why something else cannot be', () => {
    const outcomes = Object.keys(above.schema.properties).map((field) => {
      const { form, problems } = shaped({
        above,
        overlay: hideField({ above, overlay: undefined }, field),
      });
      return alike(form, above) ? problems[0]?.code : 'hidden';
    });
    expect(new Set(outcomes)).toContain('overlay.needed');
    expect(outcomes.every((one) => one !== undefined)).toBe(true);
  });
});
