import type { Handover } from '@bitan/api';
import type { Delivery, Message, Office, PageOf } from '@bitan/store';
import { attachmentView } from '../attachments/views.ts';
import type { UseCase } from '../http/bind.ts';
import { unlessThere } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { dueOf } from '../work/case-view.ts';
import { officeOf, type Standing, stageOf, standingOf } from '../work/standing.ts';
import { enclosableOf, enclosedWith } from './enclosures.ts';
import { type Answer, kinds, type Matter, sayAnswer } from './message.ts';
import { mayTakeIn } from './waiting.ts';

/** Matters that came from other offices, those of them that wait for an answer, or that went; latest first. */
export const handovers: UseCase<'handovers'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.read');
  const { which, ...page } = query;
  const { matters, next } = await (which === 'out'
    ? sent(runtime, me, page)
    : arrived(runtime, me, which, page));
  return { handovers: await Promise.all(matters), ...(next && { next }) };
};

async function sent(runtime: Runtime, me: SignedIn, page: PageOf) {
  const { outbox } = officeOf(runtime, me);
  const { items, next } = await outbox.page({ kind: kinds.matter, ...page });
  return { matters: items.map((message) => outgoing(runtime, me, message)), next };
}

async function arrived(runtime: Runtime, me: SignedIn, which: 'in' | 'waiting', page: PageOf) {
  const { deliveries } = officeOf(runtime, me);
  const waiting = which === 'waiting';
  const { items, next } = await deliveries.page({ kind: kinds.matter, waiting, ...page });
  return { matters: items.map((delivery) => incoming(runtime, me, delivery)), next };
}

/** A matter that went from here, as its office sees it. */
export async function outgoing(
  runtime: Runtime,
  me: SignedIn,
  message: Message,
): Promise<Handover> {
  const office = officeOf(runtime, me);
  const answer = message.answer as Answer | undefined;
  const { case: caseId, number, kept } = message.payload as Matter;
  const [standing, to] = await Promise.all([
    standingOf(runtime, me, office, caseId).catch(unlessThere),
    message.to ? runtime.store.system.organisations.get(message.to) : undefined,
  ]);
  const waits = !answer && standing && isWaiting(standing);
  const task = waits && (await taskOf(office, standing));
  const { subordinates } = await runtime.tree.around(me.office.id, runtime.clock());
  return {
    ...{ id: message.id, direction: 'out', from: me.office, at: message.createdAt, number, kept },
    ...(to && { to }),
    ...(standing && { case: { id: caseId, number } }),
    enclosed: await enclosedWith(runtime, me, message),
    enclosable: waits && to ? await enclosableOf(runtime, me, standing, message) : [],
    addressees: waits && !to ? [...subordinates] : [],
    ...(task && dueOf(task, runtime.clock())),
    ...sayAnswer(answer),
    ...{ mayAnswer: false, mayBegin: false },
  };
}

/** Whether a case stands where the other office's answer is waited for. */
export const isWaiting = ({ workflow, row }: Standing): boolean =>
  stageOf(workflow, row.stage).answered !== undefined;

async function taskOf(office: Office, { workflow, row }: Standing) {
  const { answered } = stageOf(workflow, row.stage);
  const tasks = await office.tasks.list(row.id);
  return tasks.find(({ action, doneAt }) => !doneAt && action === answered?.received.action);
}

/** A matter that came here, as this office sees it. */
export async function incoming(
  runtime: Runtime,
  me: SignedIn,
  delivery: Delivery,
): Promise<Handover> {
  const office = officeOf(runtime, me);
  const { number, kept, workflow } = delivery.payload as Matter;
  const [from, nameOf, files, begun] = await Promise.all([
    runtime.store.system.organisations.get(delivery.from),
    colleaguesOf(office),
    office.attachments.delivered(delivery.id),
    delivery.caseId ? office.cases.get(delivery.caseId).catch(unlessThere) : undefined,
  ]);
  const { receivedAt: at, receivedBy, refusedWhy: reason, caseId } = delivery;
  const by = receivedBy === undefined ? undefined : nameOf(receivedBy);
  return {
    ...{ id: delivery.id, direction: 'in', from, to: me.office, at: delivery.arrivedAt },
    ...{ number, kept },
    ...(begun && { case: { id: begun.id, number: begun.number } }),
    enclosed: files.map((file) => ({
      ...{ name: file.name, size: file.size, file: attachmentView(file) },
    })),
    enclosable: [],
    addressees: [],
    ...(at &&
      by &&
      sayAnswer({ of: delivery.id, at, by, ...(reason !== undefined && { reason }) })),
    mayAnswer: at === undefined,
    mayBegin: Boolean(
      at && reason === undefined && !caseId && (await mayBegin(runtime, me, workflow)),
    ),
  };
}

/** Whether this user may begin a case of that type here. */
async function mayBegin(runtime: Runtime, me: SignedIn, id = ''): Promise<boolean> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const workflow = Object.hasOwn(edition.workflows, id) ? edition.workflows[id] : undefined;
  return workflow !== undefined && mayTakeIn(me, workflow, edition);
}
