import type { Choice } from '@bitan/api';
import { type Action, type Edition, levelsOf, type Workflow } from '@bitan/definitions';
import type { Case, Reading, Transaction } from '@bitan/store';
import { type Advanced, begin, civilDate } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Neighbours } from '../runtime/tree.ts';
import { answerAfter, type StepDone, stepDone } from './after.ts';
import type { Accepted } from './answers.ts';
import { summaryOf } from './case-row.ts';
import { commit } from './commit.ts';
import { editionToStart } from './edition-to-start.ts';
import { type Proposed, propose } from './proceed.ts';
import { officeOf, type Standing, workflowOf } from './standing.ts';
import { suspect } from './suspected.ts';

/**
 * Begins a case under the edition in force at this instant, or that of the draft which it was typed
 * in. Who is recused by beginning it is not
 * shown it.
 */
export const startCase: UseCase<'startCase'> = async (ask) => {
  const { runtime, me, body } = ask;
  const office = officeOf(runtime, me);
  const edition = await editionToStart(runtime, me, body.workflow, body.draft);
  const workflow = workflowOf(edition.edition, body.workflow);
  mustBeAllowedToStart(me, workflow, edition.edition);
  const neighbours = await runtime.tree.around(me.office.id, runtime.clock());
  const done = await once(office, ask, async (tx) => {
    if (body.draft) await tx.answerDrafts.forget(body.draft);
    const begun = await start(runtime, me, tx, {
      office: edition,
      workflow,
      neighbours,
      answers: body.answers,
      ...(body.choice && { choice: body.choice }),
    });
    if (body.draft) {
      await tx.deliveries.begun(body.draft, begun.id);
      await tx.suggestions.begun(body.draft, begun.id);
    }
    return begun;
  });
  return answerAfter(ask, done);
};

/** @throws Refusal `forbidden` */
export function mustBeAllowedToStart(me: SignedIn, workflow: Workflow, edition: Edition): void {
  if (!mayStart(me, workflow, edition)) throw new Refusal('forbidden');
}

export const mayStart = (me: SignedIn, { start }: Workflow, { parameters }: Edition): boolean =>
  me.roles.some((role) => start.by.roles.includes(role)) &&
  levelsOf(start, parameters).includes(me.office.level);

interface Beginning {
  readonly office: OfficeEdition;
  readonly workflow: Workflow;
  readonly answers: Record<string, unknown>;
}
export interface Submission extends Beginning {
  readonly choice?: Choice;
  readonly neighbours: Neighbours;
}

/** A case that is not there yet, so that it can be decided on like one that is. */
export async function beginning(
  reading: Reading,
  { office, workflow, answers }: Beginning,
  at: string,
): Promise<Standing> {
  const { start: action } = workflow;
  const named = idIn(answers, action.person);
  // Whoever has it from elsewhere may name a record that was joined to another since.
  const personId = named && (await reading.personMoves.standing(named));
  const unitId = idIn(answers, action.unit) ?? (await unitOf(reading, personId));
  const row: Case = {
    id: '',
    workflow: workflow.id,
    edition: office.edition.id,
    number: '',
    stage: workflow.stages[0]?.id ?? '',
    ...(personId && { personId }),
    ...(unitId && { unitId }),
    position: {},
    facts: {},
    outcomes: {},
    summary: {},
    recused: [],
    revision: 0,
    startedAt: at,
    updatedAt: at,
  };
  return {
    row,
    office,
    workflow,
    position: row.position as Standing['position'],
    facts: {},
    outcomes: {},
  };
}

/** Begins a case in a transaction that is open. */
export async function start(
  runtime: Runtime,
  me: SignedIn,
  tx: Transaction,
  given: Submission,
): Promise<StepDone> {
  const { workflow } = given;
  const at = runtime.clock();
  const blank = await beginning(tx, given, at);
  const proposed = await propose(me, tx, blank, workflow.start, given, at);
  const advanced = begin(workflow, stepOf(me, workflow.start, proposed, at), proposed.known);
  const kept = onlyKept(proposed, advanced);
  const { personId, unitId } = blank.row;
  const row = await tx.cases.insert({
    workflow: workflow.id,
    edition: blank.row.edition,
    number: await numberOf(tx, workflow, at),
    stage: advanced.position.stage,
    // Where only some answers may be kept, nothing says whom it is about.
    ...(personId && !advanced.keep && { personId }),
    ...(unitId && !advanced.keep && { unitId }),
    position: advanced.position,
    facts: {},
    outcomes: {},
    summary: summaryOf(workflow, kept.accepted.form, kept.accepted.open),
    recused: [],
    startedAt: at,
  });
  const standing: Standing = { ...blank, row, position: { ...advanced.position, visit: 0 } };
  const { start: action } = workflow;
  const after = await commit(
    tx,
    {
      standing,
      action: action.id,
      kind: 'do',
      at,
      advanced,
      facts: kept.accepted.facts,
      ...kept,
      ...(kept.chosen &&
        action.decision && {
          settles: { decision: action.decision, outcomes: kept.chosen.outcomes },
        }),
    },
    given.neighbours,
  );
  await suspect(runtime, me, tx, after, kept.accepted);
  return stepDone(after);
}

function stepOf(me: SignedIn, action: Action, { chosen }: Proposed, at: string) {
  return {
    action: action.id,
    kind: 'do' as const,
    actor: me.user.id,
    at,
    deviates: chosen?.deviates ?? false,
    ...(chosen && { outcomes: chosen.outcomes }),
  };
}

/** Where only some answers may be kept, nothing else of the matter is: no fact, no trace, no name. */
function onlyKept(proposed: Proposed, { keep }: Advanced): Proposed {
  if (!keep) return proposed;
  const { form, open } = proposed.accepted;
  const kept = Object.fromEntries(Object.entries(open).filter(([field]) => keep.includes(field)));
  const accepted: Accepted = {
    ...(form && { form }),
    all: kept,
    open: kept,
    sealed: {},
    facts: {},
  };
  const { decided: _, ...rest } = proposed;
  return { ...rest, accepted };
}

/** The next number of the office in this year, e.g. 〔2026〕12号. */
async function numberOf(tx: Transaction, workflow: Workflow, at: string): Promise<string> {
  const year = Number(civilDate(at).slice(0, 4));
  const n = await tx.counters.next(workflow.id, year);
  return workflow.number.replace('{year}', String(year)).replace('{n}', String(n));
}

async function unitOf(reading: Reading, person: string | undefined): Promise<string | undefined> {
  if (!person) return undefined;
  const { data } = await reading.people.get(person);
  const unit = (data as { unit?: unknown }).unit;
  return typeof unit === 'string' ? unit : undefined;
}

function idIn(answers: Record<string, unknown>, field: string | undefined): string | undefined {
  const value = field === undefined ? undefined : answers[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
