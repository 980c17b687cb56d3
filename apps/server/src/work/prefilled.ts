import type { Form, Workflow } from '@bitan/definitions';
import type { Transaction } from '@bitan/store';
import { uuidv7 } from 'uuidv7';
import type { OfficeEdition } from '../runtime/editions.ts';

/**
 * The draft in which the actor begins a case from something that is known here: one of those begun
 * before, to go on with, or a new one with what `fill` says of the fields of the first form.
 *
 * @param then keeps what the draft was begun from
 * @returns the id of the draft
 */
export async function beginPrefilled(
  tx: Transaction,
  { edition }: OfficeEdition,
  { workflow, before, fill, then }: Prefilled,
): Promise<string> {
  const own = (await tx.answerDrafts.list()).find(({ id }) => before.includes(id));
  if (own) return own.id;
  const { id: action, form: formId = '' } = workflow.start;
  const form = edition.forms[formId];
  const draft = await tx.answerDrafts.begin({
    ...{ id: uuidv7(), workflow: workflow.id, action, edition: edition.id },
    ...{ caseRevision: 0, answers: form ? ofForm(form, await fill(form)) : {} },
  });
  await then(draft.id);
  return draft.id;
}

interface Prefilled {
  readonly workflow: Workflow;
  readonly before: readonly (string | undefined)[];
  readonly fill: (form: Form) => Answers | Promise<Answers>;
  readonly then: (draft: string) => Promise<void>;
}

type Answers = Readonly<Record<string, unknown>>;

const ofForm = ({ schema }: Form, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([field]) => Object.hasOwn(schema.properties, field)),
  );
