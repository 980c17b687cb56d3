import type { Form } from '@bitan/definitions';
import { applyOverlay } from '@bitan/definitions/resolve';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo } from '../../definitions/src/testing-forms.ts';
import { richForms, richOperationsOn } from '../../definitions/src/testing-rich-forms.ts';
import { settle } from './answers.ts';
import { validateInterpreted } from './browser.ts';

const place = { file: '', pointer: '' };
const today = '2026-01-05';
const problemsOf = (form: Form, answers: object) => validateInterpreted(form, answers, today);

/** A form, whatever is tried on it, what of that fits, and answers to the form that results. */
const adapted = richForms.chain((base) =>
  fc.array(richOperationsOn(base), { minLength: 1, maxLength: 12 }).chain((operations) => {
    const { form: local, problems } = applyOverlay(base, { form: base.id, operations }, place);
    return fc.record({
      base: fc.constant(base),
      local: fc.constant(local),
      done: fc.constant(operations.length - problems.length),
      answers: fc.array(answersTo(local), { minLength: 12, maxLength: 12 }),
    });
  }),
);

describe('a local form', () => {
  it('accepts nothing that the base would not, once the added fields are left out', () => {
    let [accepted, changed] = [0, 0];
    fc.assert(
      fc.property(adapted, ({ base, local, done, answers }) => {
        for (const given of answers) {
          const settled = settle(local, given);
          if (problemsOf(local, settled).length > 0) continue;
          accepted += 1;
          changed += done;
          const without = Object.fromEntries(
            Object.entries(settled).filter(([field]) => field in base.schema.properties),
          );
          expect(problemsOf(base, without)).toEqual([]);
          expect(settle(base, without), 'nor does the base drop or find anything else').toEqual(
            without,
          );
        }
      }),
      { numRuns: 300 },
    );
    expect(accepted, 'what is never accepted proves nothing').toBeGreaterThan(50);
    expect(changed, 'what changes nothing proves nothing').toBeGreaterThan(100);
  }, 60_000);
});
