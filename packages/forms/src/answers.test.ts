import type { Edition } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindAnswers, settle, splitSeals, visibleFields, writableFields } from './answers.ts';
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
    expect(visibleFields(form, ['archivist']).has('complainantName')).toBe(false);
    expect(writableFields(form, ['officer']).has('complainantName')).toBe(true);
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
