import type { Form } from '@bitan/definitions';
import { applyOverlay } from '@bitan/definitions/resolve';

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo, generatedForms, operationsOn } from '../../definitions/src/testing-forms.ts';
import { settle } from './answers.ts';
import { validationSchema } from './compile.ts';

const place = { file: '', pointer: '' };
const acceptorOf = (form: Form) => {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  return ajv.compile(validationSchema(form));
};

/** A form, whatever is tried on it, what of that fits, and answers to the form that results. */
const adapted = generatedForms.chain((base) =>
  fc.array(operationsOn(base), { minLength: 1, maxLength: 10 }).chain((operations) => {
    const { form: local, problems } = applyOverlay(base, { form: base.id, operations }, place);
    return fc.record({
      base: fc.constant(base),
      local: fc.constant(local),
      refused: fc.constant(problems.length),
      answers: fc.array(answersTo(local), { minLength: 12, maxLength: 12 }),
    });
  }),
);

describe('a local form', () => {
  it('accepts nothing that the base would not, once the added fields are left out', () => {
    let accepted = 0;
    fc.assert(
      fc.property(adapted, ({ base, local, answers }) => {
        const [isLocal, isBase] = [acceptorOf(local), acceptorOf(base)];
        for (const given of answers) {
          const settled = settle(local, given);
          if (isLocal(settled) !== true) continue;
          accepted += 1;
          const without = Object.fromEntries(
            Object.entries(settled).filter(([field]) => field in base.schema.properties),
          );
          expect(isBase(without), JSON.stringify({ without, errors: isBase.errors })).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    expect(accepted, 'what is never accepted proves nothing').toBeGreaterThan(50);
  }, 60_000);
});
