import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Form } from './model/form.ts';
import { defaultField, hideField, labelField, moveField, tightenField } from './overlay-edits.ts';
import { marksOf, resetMark } from './overlay-marks.ts';
import { resolve } from './resolve.ts';
import { labelSection } from './section-edits.ts';
import type { Shaping } from './shaping.ts';
import { national, said } from './testing.ts';
import { doings, done } from './testing-doings.ts';

let above: Form;
beforeAll(async () => {
  above = resolve(await national()).forms.screening as Form;
});

const marked = (shaping: Shaping) => marksOf(shaping).map(({ kind, id }) => `${kind} ${id}`);

describe('the marks of what an office has otherwise in a form', () => {
  it('say what is otherwise and what was before', () => {
    const field = 'collusionRisk';
    let at: Shaping = { above, overlay: undefined };
    at = { above, overlay: labelField(at, field, { title: said('新名') }) };
    at = { above, overlay: tightenField(at, field, { required: true }) };
    const [label, tight] = marksOf(at);
    const was = above.schema.properties[field]?.title;
    expect(label).toMatchObject({ kind: 'relabelled', of: 'part', id: field });
    expect(label?.said['zh-CN']).toBe(`字段「${was}」：改称「新名」`);
    expect(label?.was?.map((one) => one['zh-CN'])).toEqual([was]);
    expect(tight).toMatchObject({ kind: 'tightened', id: field });
    expect(tight?.said['zh-CN']).toContain('必填 否→是');
  });

  it('are taken back one at a time, and the others stay', () => {
    const field = 'collusionRisk';
    const home = above.sections.find(({ fields }) => fields.includes(field));
    let at: Shaping = { above, overlay: undefined };
    at = { above, overlay: labelField(at, field, { title: said('新名') }) };
    at = { above, overlay: tightenField(at, field, { required: true }) };
    at = { above, overlay: moveField(at, field, home?.id ?? '', 0) };
    at = { above, overlay: labelSection(at, home?.id ?? '', { title: said('新组') }) };
    const all = marksOf(at);
    for (const mark of all) {
      const left = marked({ above, overlay: resetMark(at, mark) });
      expect(left).toEqual(
        all.filter((one) => one !== mark).map(({ kind, id }) => `${kind} ${id}`),
      );
    }
  });

  it('leave nothing behind once each is taken back, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 10 }), (list) => {
        let at = done(above, list);
        for (let n = 0; at.overlay && n < 60; n += 1) {
          const marks = marksOf(at);
          // A section of one's own goes once it is empty.
          const next = marks.find(({ kind, of }) => kind !== 'added' || of === 'part') ?? marks[0];
          if (!next) break;
          at = { above, overlay: resetMark(at, next) };
        }
        expect(marksOf(at)).toEqual([]);
      }),
    );
  });

  it('show what is hidden, and what has a first value', () => {
    const optional = Object.keys(above.schema.properties).find(
      (field) =>
        !above.schema.required?.includes(field) &&
        above.schema.properties[field]?.type === 'boolean' &&
        !above.fields?.[field]?.locked,
    ) as string;
    const hidden = { above, overlay: hideField({ above, overlay: undefined }, optional) };
    const given = { above, overlay: defaultField({ above, overlay: undefined }, optional, true) };
    expect(marked(given)).toEqual([`default ${optional}`]);
    for (const at of [hidden, given]) {
      for (const mark of marksOf(at)) expect(resetMark(at, mark)).toBeUndefined();
    }
  });
});
