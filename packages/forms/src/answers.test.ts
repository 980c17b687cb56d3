import type { Edition, Fact } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  bindAnswers,
  settle,
  shownNotices,
  splitSeals,
  visibleFields,
  writableFields,
} from './answers.ts';
import { compileForm } from './compile.ts';
import { answersOf, formOf, forms, nationalEdition } from './testing.ts';

let edition: Edition;
beforeAll(async () => {
  edition = await nationalEdition();
});

describe('settled answers', () => {
  it('stay as they are when settled again', () => {
    fc.assert(
      fc.property(forms, answersOf, (form, answers) => {
        const settled = settle(form, answers);
        expect(settle(form, settled)).toEqual(settled);
      }),
    );
  });

  it('lose what is hidden, also what only the hidden field would show, unless it is kept', () => {
    const yes = { type: 'boolean' as const };
    const show = (field: string) => ({
      show: { fact: `answer:${field}`, operator: 'equal' as const, value: true },
    });
    const form = formOf(
      { a: yes, b: yes, c: yes, kept: yes },
      { fields: { b: show('a'), c: show('b'), kept: { ...show('a'), onHide: 'keep' } } },
    );
    expect(settle(form, { a: false, b: true, c: true, kept: true })).toEqual({
      a: false,
      kept: true,
    });
  });

  it('lose what is empty', () => {
    const form = formOf({ a: { type: 'string' } });
    expect(settle(form, { a: '' })).toEqual({});
  });
});

describe('what is computed', () => {
  const number = { type: 'number' as const };
  const rows = {
    type: 'array' as const,
    items: {
      type: 'object' as const,
      properties: { amount: number },
      additionalProperties: false as const,
    },
  };

  it('counts whatever was sent for it, and becomes a fact', () => {
    const form = formOf(
      { a: number, rows, total: number },
      {
        fields: {
          total: {
            computed: { kind: 'sum', of: [{ field: 'a' }, { field: 'rows', column: 'amount' }] },
          },
        },
        bindings: [{ kind: 'field', fact: 'sum', field: 'total' }],
      },
    );
    const answers = { a: 0.1, rows: [{ amount: 0.2 }, {}, { amount: 1 }], total: 99 };
    expect(settle(form, answers).total).toBe(1.3);
    expect(settle(form, { total: 99 })).toEqual({});
    const fact = { id: 'sum', type: 'number' } as Fact;
    expect(bindAnswers(form, settle(form, answers), { sum: fact })).toEqual({ sum: 1.3 });
    expect(writableFields(form, { roles: [] }).has('total')).toBe(false);
  });

  it('is made of days, rows and points', () => {
    const day = { type: 'string' as const, format: 'date' as const };
    const flag = { type: 'boolean' as const };
    const form = formOf(
      {
        from: day,
        to: day,
        rows,
        yes: flag,
        no: flag,
        grade: number,
        d: number,
        n: number,
        p: number,
      },
      {
        fields: {
          d: { computed: { kind: 'days', from: 'from', to: 'to' } },
          n: { computed: { kind: 'rows', field: 'rows' } },
          p: { computed: { kind: 'points', weights: { yes: 5, no: 7, grade: 0.5 } } },
        },
      },
    );
    const given = {
      from: '2026-02-27',
      to: '2026-03-02',
      rows: [{ amount: 1 }],
      yes: true,
      no: false,
      grade: 4,
    };
    expect(settle(form, given)).toMatchObject({ d: 3, n: 1, p: 7 });
    expect(settle(form, { from: '2026-02-27' })).toEqual({ from: '2026-02-27', n: 0 });
  });

  it('is the share of rows in which something is said, of a hundred and rounded down', () => {
    const form = formOf(
      { rows, share: number },
      { fields: { share: { computed: { kind: 'share', field: 'rows', column: 'amount' } } } },
    );
    const said = (...rows: object[]) => settle(form, { rows }).share;
    expect(said({ amount: 1 }, {}, { amount: 0 })).toBe(66);
    expect(said({ amount: 1 })).toBe(100);
    expect(said({})).toBe(0);
    expect(said()).toBeUndefined();
  });

  it('changes with what is hidden, and can itself show', () => {
    const flag = { type: 'boolean' as const };
    const form = formOf(
      { flag, a: number, total: number, more: number },
      {
        fields: {
          a: { show: { fact: 'answer:flag', operator: 'equal', value: true } },
          total: { computed: { kind: 'sum', of: [{ field: 'a' }] } },
          more: { show: { fact: 'answer:total', operator: 'greaterThan', value: 3 } },
        },
      },
    );
    expect(settle(form, { flag: true, a: 4, more: 1 })).toEqual({
      flag: true,
      a: 4,
      total: 4,
      more: 1,
    });
    expect(settle(form, { flag: false, a: 4, more: 1 })).toEqual({ flag: false });
  });
});

describe('what is seen and filled in', () => {
  it('depends on the stage where that is said', () => {
    const text = { type: 'string' as const };
    const form = formOf(
      { a: text, b: text },
      { fields: { a: { seeIn: ['one'] }, b: { writeIn: ['two'] } } },
    );
    const at = (stage?: string) => [
      ...visibleFields(form, { roles: [], stage }),
      '|',
      ...writableFields(form, { roles: [], stage }),
    ];
    expect(at('one')).toEqual(['a', 'b', '|', 'a']);
    expect(at('two')).toEqual(['b', '|', 'b']);
    expect(at()).toEqual(['b', '|']);
  });
});

describe('answers become facts', () => {
  it('as the screening form binds them', () => {
    const form = edition.forms.screening;
    if (!form) throw new Error('the base pack has a screening form');
    const facts = bindAnswers(
      form,
      {
        severity: 'minor',
        who: true,
        what: true,
        when: true,
        where: false,
        riskIndicators: ['audit', 'approvals'],
      },
      edition.facts,
    );
    expect(facts).toMatchObject({
      'report.severity': 'minor',
      'report.elements': 0.6,
      'report.hasWhoWhatWhen': true,
      'subject.riskIndicators': 2,
      'unit.impactIndicators': 0,
    });
    expect(facts).not.toHaveProperty('report.evidence');
    expect(facts).not.toHaveProperty('team.unclean');
  });
});

describe('what names the complainant', () => {
  it('is told apart from what may stand in the case, and seen by few', () => {
    const form = edition.forms.petition;
    if (!form) throw new Error('the base pack has a petition form');
    const { open, sealed } = splitSeals(form, { topic: 't', complainantName: '某某' });
    expect(open).toEqual({ topic: 't' });
    expect(sealed).toEqual({ complainant: { complainantName: '某某' } });
    expect(visibleFields(form, { roles: ['archivist'] }).has('complainantName')).toBe(false);
    expect(writableFields(form, { roles: ['officer'] }).has('complainantName')).toBe(true);
  });
});

describe('a notice', () => {
  const text = { type: 'string' as const };
  it('is said with the field behind it where there is only a plain schema', () => {
    const notices = { note: { text: { 'zh-CN': '请注意', en: 'Mind this' } } };
    const form = formOf({ a: { ...text, description: '说明' } }, { notices });
    const { schema, fields } = compileForm(form, 'zh-CN');
    expect(schema).toMatchObject({ properties: { a: { description: '说明\n请注意' } } });
    expect(fields.a?.description).toBe('说明');
    expect(shownNotices(form, {})).toEqual(new Set(['note']));
  });
});

describe('a compiled form', () => {
  it('is the same each time, and in English where that is asked for', () => {
    for (const form of Object.values(edition.forms)) {
      expect(compileForm(form, 'en')).toEqual(compileForm(form, 'en'));
      const chinese = Object.values(compileForm(form, 'en').fields).filter(({ title }) =>
        /[\u4e00-\u9fff]/.test(title ?? ''),
      );
      expect(chinese, form.id).toEqual([]);
    }
  });
});
