import type { AgendaItemView, AgendaView, ProblemDetails } from '@bitan/api';
import type { Agenda, Text } from '@bitan/definitions';
import type { AgendaItem, Reading } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { caseRows, named } from '../work/case-row.ts';
import { actionViews } from '../work/case-view.ts';
import { type Standing, standingOf, workflowOf } from '../work/standing.ts';
import type { DecidedItem } from './carry-out.ts';

/** A meeting, with what can be decided there. */
export interface Meeting {
  readonly standing: Standing;
  readonly agenda: Agenda;
}

/** @throws Refusal `not-found` for a case that is no meeting */
export async function meetingOf(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  id: string,
): Promise<Meeting> {
  const standing = await standingOf(runtime, me, reading, id);
  const { agenda } = standing.workflow;
  if (!agenda) throw new Refusal('not-found');
  return { standing, agenda };
}

export const mayKeep = (me: SignedIn, { by }: Agenda): boolean =>
  me.roles.some((role) => by.roles.includes(role));

/** The agenda of a meeting, with those matters that this user may see. */
export async function agendaView(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  { standing, agenda }: Meeting,
): Promise<AgendaView> {
  const { row, office } = standing;
  const items = await reading.agendas.list(row.id);
  return {
    of: named(workflowOf(office.edition, agenda.of)),
    may: mayKeep(me, agenda),
    held: row.closedAt !== undefined,
    items: await Promise.all(
      items.map((item) => itemView(runtime, me, reading, { standing, agenda }, item)),
    ),
  };
}

async function itemView(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  { agenda }: Meeting,
  item: AgendaItem,
): Promise<AgendaItemView> {
  const standing = await standingOf(runtime, me, reading, item.caseId);
  const [[head], tasks, nameOf] = await Promise.all([
    caseRows(runtime, me, reading, [standing.row]),
    reading.tasks.list(item.caseId),
    colleaguesOf(reading),
  ]);
  if (!head) throw new Error('a matter is a case');
  const can = new Set(agenda.actions.map(({ action }) => action));
  const open =
    item.state === 'done' ? [] : await actionViews(runtime, me, reading, standing, tasks);
  const { state, note, revision } = item;
  const decided = item.decided as DecidedItem | undefined;
  const problem = item.problem as ProblemDetails | undefined;
  return {
    ...{ case: head, state, note, revision },
    actions: open.filter((one) => one.open && can.has(one.id)).map(named),
    ...(decided && {
      decided: {
        action: { id: decided.action, title: decided.title },
        said: [...decided.said],
        by: nameOf(decided.by),
        at: decided.at,
      },
    }),
    ...(problem && {
      problem: {
        title: problem.titles,
        cure: problem.cure,
        details: [
          ...(problem.detail ? [problem.detail] : []),
          ...(problem.errors ?? []).map(({ message }): Text => message),
        ],
      },
    }),
  };
}
