import type { Fault } from '@bitan/api';
import { both, type Facts, type Form, type Language } from '@bitan/definitions';
import {
  bindAnswers,
  compileForm,
  type FieldProblem,
  isAskedIn,
  sayProblem,
  settle,
  splitSeals,
  type Whose,
  writableFields,
} from '@bitan/forms';
import { civilDate } from '@bitan/workflow';
import { Refusal } from '../http/refusal.ts';
import type { OfficeEdition } from '../runtime/editions.ts';

/** Answers that the form accepts, sorted by where they may be kept. */
export interface Accepted {
  readonly form?: Form;
  /** All of them, for binding, branching and writing. */
  readonly all: Answers;
  /** What may stand in the case; the rest is sealed. */
  readonly open: Answers;
  readonly sealed: Readonly<Record<string, Answers>>;
  readonly facts: Facts;
}
type Answers = Record<string, unknown>;

/** Who answers, in which stage, and when: some days are measured from that one. */
interface By extends Whose {
  readonly at: string;
}

const nothing: Accepted = { all: {}, open: {}, sealed: {}, facts: {} };

/**
 * Accepts what was sent for a form: fields that this user may not write keep what they had, hidden
 * ones are dropped, and the rest must satisfy the form.
 *
 * @throws Refusal `answers-invalid` with a pointer and a message for each field
 */
export function accept(
  office: OfficeEdition,
  formId: string | undefined,
  sent: Answers,
  by: By,
  given: Answers = {},
): Accepted {
  const form = formId === undefined ? undefined : office.edition.forms[formId];
  if (!form) {
    if (Object.keys(sent).length > 0) throw new Refusal('answers-invalid', { errors: [noForm] });
    return nothing;
  }
  const all = settle(form, { ...sent, ...unwritable(form, given, by) });
  const faults = office
    .validate(form.id, all, civilDate(by.at))
    .filter((fault) => !isOfAnotherStage(form, fault, by));
  if (faults.length > 0) {
    throw new Refusal('answers-invalid', { errors: faults.map((fault) => said(form, fault)) });
  }
  const { open, sealed } = splitSeals(form, all);
  return { form, all, open, sealed, facts: bindAnswers(form, all, office.edition.facts) };
}

function unwritable(form: Form, given: Answers, by: By): Answers {
  const fields = Object.entries(given);
  if (fields.length === 0) return given;
  const writable = writableFields(form, by);
  return Object.fromEntries(fields.filter(([field]) => !writable.has(field)));
}

/** What is missing can only be filled in while the case is in another stage. */
const isOfAnotherStage = (form: Form, { pointer, keyword }: FieldProblem, { stage }: By) =>
  keyword === 'required' && !isAskedIn(form, pointer.slice(1), stage);

const noForm: Fault = {
  pointer: '/answers',
  message: { 'zh-CN': '此步骤没有表单。', en: 'This action has no form.' },
};

function said(form: Form, problem: FieldProblem): Fault {
  const say = (language: Language) => sayProblem(compileForm(form, language), problem, language);
  return { pointer: `/answers${problem.pointer}`, keyword: problem.keyword, message: both(say) };
}
