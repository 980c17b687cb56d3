import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from './model/edition.ts';
import type { Form } from './model/form.ts';
import type { Operation, Tightening } from './model/overlay.ts';
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
      to: fc.oneof<fc.Arbitrary<Tightening>[]>(
        fc.constant({ required: true }),
        number.map((minLength) => ({ minLength })),
        number.map((maxLength) => ({ maxLength })),
        number.map((minimum) => ({ minimum })),
        fc.constantFrom('^m', '^[a-z]+$').map((pattern) => ({ pattern })),
        fc.constantFrom(0.5, 2).map((multipleOf) => ({ multipleOf })),
        fc.constant<Tightening>({ earliest: [{ kind: 'today' }] }),
        fc.constant<Tightening>({
          requireWhen: { fact: 'answer:violation', operator: 'equal', value: true },
        }),
        fc.constant<Tightening>({ options: ['minor'] }),
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
    fc.constant<Operation>({
      op: 'add',
      field: 'sum',
      section: form.sections[0]?.id ?? '',
      schema: { type: 'number', title: '合计', maximum: 3 },
      rules: { computed: { kind: 'points', weights: { violation: 2 } } },
      texts: { en: { title: 'Sum' } },
    }),
    fc.constant<Operation>({
      op: 'notice',
      field: 'note',
      section: form.sections[0]?.id ?? '',
      text: said('note'),
    }),
    fc.constantFrom<Operation>(
      { op: 'section', section: 'more', title: said('more'), first: true },
      { op: 'retitle', section: form.sections[0]?.id ?? '', title: said('other') },
      { op: 'arrange', section: form.sections[0]?.id ?? '' },
    ),
  );
};

const place = { file: 'f', pointer: '' };
const codesOf = (form: Form, ...operations: Operation[]) =>
  applyOverlay(form, { form: form.id, operations }, place).problems.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('an overlay', () => {
  it('adds a pattern, days and a condition only where they make it stricter', () => {
    const number = { type: 'number' as const, title: 'n', multipleOf: 0.1 };
    const base: Form = {
      id: 'f',
      title: said('f'),
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          code: { type: 'string', title: 'c', pattern: '^A' },
          free: { type: 'string', title: 'f' },
          on: { type: 'string', title: 'o', format: 'date' },
          number,
        },
      },
      sections: [{ id: 's', title: said('s'), fields: ['code', 'free', 'on', 'number'] }],
      fields: { on: { latest: [{ kind: 'today' }] } },
    };
    const tighten = (field: string, to: Tightening): Operation => ({ op: 'tighten', field, to });
    expect(codesOf(base, tighten('code', { pattern: '^B' }))).toEqual([
      'overlay.replaced /operations/0/to/pattern',
    ]);
    expect(codesOf(base, tighten('on', { pattern: '^2026' }))).toEqual([
      'overlay.unfitting /operations/0/to/pattern',
    ]);
    expect(codesOf(base, tighten('number', { multipleOf: 0.05 }))).toEqual([
      'overlay.loosened /operations/0/to/multipleOf',
    ]);
    const when = { fact: 'answer:free', operator: 'equal' as const, value: 'x' };
    const stricter = [
      tighten('free', { pattern: '^B', patternMessage: said('B') }),
      tighten('on', { latest: [{ kind: 'on', date: '2026-01-01' }], requireWhen: when }),
      tighten('number', { multipleOf: 1 }),
    ];
    const { form, problems } = applyOverlay(base, { form: 'f', operations: stricter }, place);
    expect(problems).toEqual([]);
    expect(form.fields?.on).toEqual({
      latest: [{ kind: 'today' }, { kind: 'on', date: '2026-01-01' }],
      requireWhen: when,
    });
    expect(form.fields?.free?.patternMessage?.en).toBe('B');
    expect(form.schema.properties.number?.multipleOf).toBe(1);
  });

  it('says nothing to a fact that the form above says itself', () => {
    const form = edition.forms.screening as Form;
    const [binding] = form.bindings ?? [];
    const added = (fact: string): Operation => ({
      op: 'add',
      field: 'own1',
      section: form.sections[0]?.id ?? '',
      schema: { type: 'boolean', title: 'x' },
      binds: [{ kind: 'field', fact }],
      texts: { en: { title: 'x' } },
    });
    expect(codesOf(form, added(binding?.fact ?? ''))).toEqual(['overlay.bound /operations/0']);
    expect(codesOf(form, added('own.fact1'))).toEqual([]);
  });

  it('says which section it does not find, and which there is already', () => {
    const form = edition.forms.screening as Form;
    const id = form.sections[0]?.id ?? '';
    expect(
      codesOf(
        form,
        { op: 'section', section: id, title: said('x') },
        { op: 'retitle', section: 'nowhere', title: said('x') },
        { op: 'arrange', section: id, after: 'nowhere' },
      ),
    ).toEqual([
      'overlay.exists /operations/0/section',
      'overlay.section /operations/1/section',
      'overlay.anchor /operations/2/after',
    ]);
  });

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
        sum: fc.nat(5),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(operations(form), { maxLength: 6 }), answers, (list, given) => {
        const overlaid = applyOverlay(form, { form: form.id, operations: list }, place).form;
        if (!ajv.compile(overlaid.schema)(given)) return;
        const { ours: _, sum: __, ...without } = given;
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
