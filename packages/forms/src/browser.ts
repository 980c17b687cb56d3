import type { Form } from '@bitan/definitions';
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { problemsBeside } from './beside-schema.ts';
import { validationSchema } from './compile.ts';
import { type FieldProblem, keywordNames, normalise, type ProblemKeyword } from './problems.ts';

const validators = new WeakMap<Form, Validator>();

/**
 * Validates answers by interpretation: no code is generated, so a strict CSP allows it.
 *
 * @param today the civil day, `2026-01-05`, from which some days are measured
 */
export function validateInterpreted(form: Form, answers: unknown, today?: string): FieldProblem[] {
  const validator =
    validators.get(form) ?? new Validator(validationSchema(form) as Schema, '2020-12', false);
  validators.set(form, validator);
  const { errors } = validator.validate(answers);
  return normalise([
    ...errors.flatMap((error) => toProblem(error, form)),
    ...problemsBeside(form, answers, today),
  ]);
}

const keywords: Record<string, ProblemKeyword> = {
  ...keywordNames,
  false: 'unknown',
};

function toProblem(
  { keyword, instanceLocation, keywordLocation, error }: OutputUnit,
  form: Form,
): FieldProblem[] {
  const known = keywords[keyword];
  const inCondition = /\/(if|not|contains)(\/|$)/.test(keywordLocation);
  if (!known || inCondition) return [];
  const parent = instanceLocation.replace(/^#/, '');
  const missing = known === 'required' ? error.match(/"(.+)"/)?.[1] : undefined;
  const pointer = missing === undefined ? parent : `${parent}/${missing}`;
  return [{ pointer, keyword: known, params: limitAt(form, keywordLocation, keyword) }];
}

/** The value of the keyword that failed, from the schema. */
function limitAt(form: Form, keywordLocation: string, keyword: string): FieldProblem['params'] {
  if (!/^(min|max|multiple)/.test(keyword)) return {};
  const steps = keywordLocation.replace(/^#\/?/, '').split('/');
  let at: unknown = validationSchema(form);
  for (const step of steps)
    at = (at as Record<string, unknown> | undefined)?.[decodeURIComponent(step)];
  return { limit: at };
}
