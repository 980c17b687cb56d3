import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from './model/edition.ts';
import type { Form } from './model/form.ts';
import type { Operation } from './model/overlay.ts';
import { applyOverlay } from './overlay.ts';
import { resolve } from './resolve.ts';
import { national, said } from './testing.ts';

let edition: Edition;
beforeAll(async () => {
  edition = resolve(await national());
});

const operations = (form: Form): fc.Arbitrary<Operation> => {
  const field = fc.constantFrom(...Object.keys(form.schema.properties));
  const number = fc.integer({ min: 0, max: 30 });
  return fc.oneof(
    fc.record({ op: fc.constant('hide' as const), field }),
    fc.record({ op: fc.constant('relabel' as const), field, title: fc.constant(said('new')) }),
    fc.record({
      op: fc.constant('tighten' as const),
      field,
      to: fc.oneof(
        fc.constant({ required: true as const }),
        number.map((minLength) => ({ minLength })),
        number.map((maxLength) => ({ maxLength })),
        number.map((minimum) => ({ minimum })),
      ),
    }),
    fc.constant<Operation>({
      op: 'add',
      field: 'ours',
      section: form.sections[0]?.id ?? '',
      required: true,
      schema: { type: 'string', title: '新增' },
      texts: { en: { title: 'Added' } },
    }),
  );
};

describe('an overlay', () => {
  it('never accepts what the form below it would not, once the added fields are left out', () => {
    const form = edition.forms.screening as Form;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const base = ajv.compile(form.schema);
    const answers = fc.record(
      {
        violation: fc.boolean(),
        severity: fc.constantFrom('minor', 'none', 'x'),
        evidence: fc.constant('none'),
        checkable: fc.boolean(),
        subjectKind: fc.constantFrom('individual', 'team'),
        ours: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(operations(form), { maxLength: 6 }), answers, (list, given) => {
        const place = { file: 'f', pointer: '' };
        const overlaid = applyOverlay(form, { form: form.id, operations: list }, place).form;
        if (!ajv.compile(overlaid.schema)(given)) return;
        const { ours: _, ...without } = given;
        expect(base(without)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves a field alone that the level above locked', () => {
    const form = edition.forms.petition as Form;
    const { problems } = applyOverlay(
      form,
      {
        form: form.id,
        operations: [{ op: 'relabel', field: 'complainantName', title: said('x') }],
      },
      { file: 'f', pointer: '' },
    );
    expect(problems.map(({ code }) => code)).toEqual(['overlay.locked']);
  });
});
