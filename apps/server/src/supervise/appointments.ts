import { allActions, derived, type Workflow } from '@bitan/definitions';
import type { Transaction } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import type { Made } from '../work/made.ts';
import type { Standing } from '../work/standing.ts';

/**
 * Puts into the calendar the day that a step set, takes out what it kept, and gives what is planned
 * to the handler of now. What waits for approval is not planned yet.
 */
export async function noteAppointments(
  tx: Transaction,
  { row, workflow, position }: Standing,
  made: Made,
): Promise<void> {
  if (made.kind === 'return' || position.pending?.action === made.action) return;
  const kept = appointmentsOf(workflow).filter(({ until }) => until?.includes(made.action));
  for (const name of new Set(kept.map(({ id }) => id))) await tx.appointments.clear(row.id, name);
  if (row.closedAt) await tx.appointments.clear(row.id);
  const { appointment } = findAction(workflow, made.action);
  const entries = appointment ? await tx.actions.list(row.id) : [];
  const entry = entries
    .filter(({ action, kind }) => action === made.action && kind === 'do')
    .at(-1);
  const on = (entry?.answers as Record<string, unknown> | undefined)?.[appointment?.field ?? ''];
  if (appointment && typeof on === 'string') {
    const { id: name, title } = appointment;
    await tx.appointments.set({
      caseId: row.id,
      name,
      title,
      on,
      ...(row.handler && { user: row.handler }),
    });
  }
  const { handler } = row;
  if (handler && handler !== made.standing.row.handler) await tx.appointments.give(row.id, handler);
}

const appointmentsOf = derived((workflow: Workflow) =>
  allActions(workflow).flatMap(({ appointment }) => appointment ?? []),
);
