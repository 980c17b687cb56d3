import { madeOn } from '@bitan/rules';
import type { Case, Transaction } from '@bitan/store';
import { holdsIn } from '@bitan/workflow';
import { bindFiles } from '../attachments/answered.ts';
import { marksOfAnswers, marksOfOutcomes } from '../find/marks.ts';
import { handOver } from '../handover/send.ts';
import { Refusal } from '../http/refusal.ts';
import type { Neighbours } from '../runtime/tree.ts';
import { proposalOf } from '../said/card.ts';
import { noteAppointments } from '../supervise/appointments.ts';
import { noteExceptions } from '../supervise/exceptions.ts';
import { tell } from '../supervise/tell.ts';
import { findable } from './findable.ts';
import type { Made } from './made.ts';
import { knownNow, openTasks } from './open-tasks.ts';
import type { PendingWork, Standing } from './standing.ts';

/**
 * Writes a step: the entry of the history, the decision, the case, its tasks, the entries of
 * registers, what is sealed and what must reach others, in the caller's transaction.
 *
 * @returns the case as it is now
 */
export async function commit(
  tx: Transaction,
  made: Made,
  neighbours: Neighbours,
): Promise<Standing> {
  const seq = await writeEntry(tx, made);
  const after = afterwards(made, seq);
  await mustBeAllowedThere(tx, after, made.standing, made.at);
  const row = await tx.cases.save(after.row, made.standing.row.revision);
  const standing = { ...after, row };
  await writeRegisters(tx, made, row);
  for (const [seal, answers] of Object.entries(made.accepted.sealed)) {
    await tx.vault.seal(row.id, seal, answers);
  }
  await bindFiles(tx, row.id, made.accepted);
  for (const { to, text } of made.advanced.notices) {
    const whom = to === 'handler' ? { users: row.handler ? [row.handler] : [] } : to;
    await tell(tx, whom, { kind: 'flow', text, case: row }, made.at);
  }
  const { handover: to } = made.advanced;
  if (to) await handOver(tx, standing, { accepted: made.accepted, to }, neighbours);
  const known = await knownNow(tx, standing, made.at);
  await tx.tasks.replace(row.id, await openTasks(tx, standing, known, made.at));
  await noteExceptions(tx, standing, made, { seq, known });
  await noteAppointments(tx, standing, made);
  tx.audit.add({
    event: `case.${made.kind}`,
    subject: row.id,
    detail: {
      action: made.action,
      stage: row.stage,
      seq,
      deviates: made.chosen?.deviates ?? false,
    },
  });
  return standing;
}

async function writeEntry(tx: Transaction, made: Made): Promise<number> {
  const { standing, accepted, decided, chosen, note } = made;
  const { row, office, position } = standing;
  const entry = {
    caseId: row.id,
    action: made.action,
    kind: made.kind,
    at: made.at,
    stage: position.stage,
    answers: accepted.open,
    ...(accepted.form && { form: accepted.form.id }),
    edition: row.edition,
    calendar: office.calendar,
    ...(chosen && { choice: chosen }),
    ...(note && { note }),
    ...(made.actingFor && { actingFor: made.actingFor }),
  };
  const { seq } = await tx.actions.append(entry, {
    texts: findable(accepted),
    marks: marksOf(made),
  });
  if (decided && chosen) {
    const entry = {
      caseId: row.id,
      seq,
      decision: decided.decision,
      edition: row.edition,
      proposed: proposalOf(decided),
      chosen: chosen.outcomes,
      deviates: chosen.deviates,
      ...(chosen.reason && { reason: chosen.reason }),
      decided,
    };
    await tx.decisions.append(entry, {
      at: made.at,
      ...(row.personId && { personId: row.personId }),
      ...madeOn(decided, { ...standing.facts, ...made.facts }),
    });
  }
  return seq;
}

/** What lists can narrow to with this step: answers of the first one, outcomes that count now. */
function marksOf({ standing, action, accepted, settles, advanced }: Made): string[] {
  const { workflow, office } = standing;
  const isFirst = action === workflow.start.id;
  const counts = settles && advanced.position.pending === undefined;
  return [
    ...(isFirst ? marksOfAnswers(office.edition, workflow, accepted.open) : []),
    ...(counts ? marksOfOutcomes(settles.decision, settles.outcomes) : []),
  ];
}

/** The case as it will be. */
function afterwards(made: Made, seq: number): Standing {
  const { standing, advanced } = made;
  const { office, workflow } = standing;
  const waits = advanced.position.pending !== undefined;
  const facts = waits ? standing.facts : { ...standing.facts, ...made.facts, ...advanced.sets };
  const outcomes =
    waits || !made.settles
      ? standing.outcomes
      : { ...standing.outcomes, [made.settles.decision]: made.settles.outcomes };
  const pending = waits
    ? made.kind === 'do'
      ? pendingOf(made, seq)
      : standing.pending
    : undefined;
  const { position } = advanced;
  const next: Case = {
    ...withoutLoss(standing.row),
    stage: position.stage,
    position,
    facts,
    outcomes,
    recused: position.recused,
    ...(position.handler && { handler: position.handler }),
    ...(pending && { pending }),
    // What is owed after a case was closed does not close it anew.
    ...(advanced.final && { closedAt: standing.row.closedAt ?? made.at }),
  };
  return { row: next, office, workflow, position, facts, outcomes, ...(pending && { pending }) };
}

/** A case without what a step can take from it. */
function withoutLoss(row: Case): Case {
  // Most have nothing to lose, and leaving out takes as long as all the rest of a step's case.
  if (!row.pending && !row.handler && !row.closedAt) return row;
  const { pending: _, handler: __, closedAt: ___, ...stays } = row;
  return stays;
}

const pendingOf = (made: Made, seq: number): PendingWork => ({
  seq,
  action: made.action,
  facts: made.facts,
  outcomes: made.chosen?.outcomes ?? [],
  deviates: made.chosen?.deviates ?? false,
});

/** A stage is not entered against an invariant, whoever decided it. */
export async function mustBeAllowedThere(
  tx: Transaction,
  after: Standing,
  before: Standing,
  at: string,
): Promise<void> {
  if (after.position.visit === before.position.visit) return;
  const { edition } = after.office;
  const binding = Object.values(edition.invariants).filter(
    (one) =>
      one.kind === 'stage' &&
      one.workflow === after.workflow.id &&
      one.stage === after.position.stage,
  );
  if (binding.length === 0) return;
  const known = await knownNow(tx, after, at);
  for (const one of binding) {
    if (one.kind === 'stage' && holdsIn(one.never, known) !== false) {
      throw new Refusal('not-open', { detail: one.title });
    }
  }
}

async function writeRegisters(tx: Transaction, { advanced }: Made, row: Case): Promise<void> {
  for (const { register, at, values } of advanced.writes) {
    await tx.records.append({
      register,
      at,
      data: values,
      caseId: row.id,
      ...(row.personId && { personId: row.personId }),
      ...(row.unitId && { unitId: row.unitId }),
    });
  }
}
