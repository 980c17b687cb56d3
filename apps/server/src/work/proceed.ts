import type { Choice } from '@bitan/api';
import type { Action, Edition, FieldSchema } from '@bitan/definitions';
import type { Decided } from '@bitan/rules';
import type { Reading } from '@bitan/store';
import { holdsIn, type Known } from '@bitan/workflow';
import { checkFiles } from '../attachments/answered.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import { type Accepted, accept } from './answers.ts';
import { checkAssigned } from './assigned.ts';
import { type Chosen, choose, readForbidding } from './choose.ts';
import { type FactReader, readAll } from './facts.ts';
import { entriesNow } from './moved.ts';
import { aboutCase, factsAbout, knownTo, type Standing } from './standing.ts';

/** What was answered, what the rules say to it, and what the person chose. */
export interface Proposed {
  readonly accepted: Accepted;
  readonly decided?: Decided;
  readonly chosen?: Chosen;
  /** What the flow reads, with the answers and the chosen outcomes. */
  readonly known: Known;
}

interface Given {
  readonly answers: Record<string, unknown>;
  readonly choice?: Choice;
}

/**
 * Validates the answers of an action, binds them to facts and decides: everything that comes
 * before the flow moves. Nothing is written.
 *
 * @throws Refusal for answers that the form does not accept, or a choice that is not allowed
 */
export async function propose(
  me: SignedIn,
  reading: Reading,
  standing: Standing,
  action: Action,
  given: Given,
  at: string,
): Promise<Proposed> {
  const { office } = standing;
  const prefilled = await prefill(office.edition, standing, action, reading, at);
  const by = { roles: me.roles, stage: standing.position.stage, at };
  const accepted = accept(office, action.form, given.answers, by, prefilled);
  await checkAssigned(reading, standing, action, accepted);
  await checkFiles(reading, standing.row.id, accepted);
  const facts = { ...standing.facts, ...accepted.facts };
  const read = factsAbout(reading, aboutCase(standing, at, facts));
  const settled = await settleDecision(office, action, read, given.choice, at);
  const outcomes = settled.chosen
    ? { ...standing.outcomes, [action.decision ?? '']: settled.chosen.outcomes }
    : standing.outcomes;
  const known = await knownTo(standing, read, outcomes);
  const withAnswers = { answers: accepted.all, ...known };
  checkAnswers(action, withAnswers);
  return { accepted, ...settled, known: withAnswers };
}

/** What a form alone cannot know: answers that do not go with facts, parameters or the choice. */
function checkAnswers({ checks = [] }: Action, known: Known): void {
  const errors = checks
    .filter(({ when }) => holdsIn(when, known) === true)
    .map(({ field, message }) => ({ pointer: `/answers${field ? `/${field}` : ''}`, message }));
  if (errors.length > 0) throw new Refusal('answers-invalid', { errors });
}

/** Decides what the action's rules propose, without choosing. */
export function decideFor(
  { edition, decide }: OfficeEdition,
  action: Action,
  read: FactReader,
  at: string,
): Promise<Decided> | undefined {
  return action.decision === undefined ? undefined : decide(edition, action.decision, read, { at });
}

async function settleDecision(
  office: OfficeEdition,
  action: Action,
  read: FactReader,
  choice: Choice | undefined,
  at: string,
): Promise<{ decided?: Decided; chosen?: Chosen }> {
  const decided = await decideFor(office, action, read, at);
  if (!decided) return {};
  const { edition } = office;
  const facts = await readForbidding(edition, decided.decision, read);
  return { decided, chosen: choose(edition, decided, facts, choice) };
}

/** What is filled in before anybody types: from facts, and from what earlier actions said. */
export async function prefill(
  edition: Edition,
  standing: Standing,
  action: Action,
  reading: Reading,
  at: string,
): Promise<Record<string, unknown>> {
  const form = edition.forms[action.form ?? ''];
  const wanted = Object.entries(form?.fields ?? {}).filter(([, rules]) => rules.prefill);
  if (wanted.length === 0) return {};
  const read = factsAbout(reading, aboutCase(standing, at, standing.facts));
  const entries = standing.row.id ? await entriesNow(reading, standing.row) : [];
  const answers: Record<string, unknown> = {};
  for (const [field, { prefill: from }] of wanted) {
    const value =
      from && 'fact' in from
        ? (await readAll(edition, [from.fact], read))[from.fact]
        : (
            entries.filter((one) => one.action === from?.action).at(-1)?.answers as Record<
              string,
              unknown
            >
          )?.[from?.field ?? ''];
    if (value !== undefined) answers[field] = fitting(value, form?.schema.properties[field]);
  }
  return answers;
}

/** As much of an earlier answer as a field can hold: of a row, the columns that its table has. */
function fitting(value: unknown, schema: FieldSchema | undefined): unknown {
  const columns = schema?.items?.properties;
  if (!columns || !Array.isArray(value)) return value;
  return value.map((row: object) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => Object.hasOwn(columns, column))),
  );
}
