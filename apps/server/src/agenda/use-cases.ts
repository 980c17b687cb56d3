import type { AgendaAdded, AgendaView } from '@bitan/api';
import { both, type Decision, type Text } from '@bitan/definitions';
import { visibleFields } from '@bitan/forms';
import { sayOutcome } from '@bitan/rules';
import type { AgendaItem, Reading, Transaction } from '@bitan/store';
import type { Ask, UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { actionTitle } from '../work/case-view.ts';
import { makeStep } from '../work/make-step.ts';
import { sheetFor } from '../work/sheet.ts';
import { officeOf, standingOf } from '../work/standing.ts';
import { carryOut, type DecidedItem, filledBy } from './carry-out.ts';
import { agendaView, type Meeting, mayKeep, meetingOf } from './view.ts';

/** What is on the agenda of a meeting, and what was decided. */
export const agenda: UseCase<'agenda'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  return agendaView(runtime, me, office, await meetingOf(runtime, me, office, path.case));
};

/** Puts cases on the agenda; those that cannot be are named, with the reason. */
export const addToAgenda: UseCase<'addToAgenda'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  const office = officeOf(runtime, me);
  const refused = await once(office, ask, async (tx) => {
    const meeting = await meetingToKeep(ask, tx);
    const refused: AgendaAdded['refused'][number][] = [];
    for (const id of new Set(body.cases)) {
      const { row } = await standingOf(runtime, me, tx, id);
      const why = await whyNot(tx, meeting, row);
      if (why) refused.push({ number: row.number, why });
      else await tx.agendas.add(path.case, id);
    }
    tx.audit.add({ event: 'agenda.added', subject: path.case, detail: { cases: body.cases } });
    return refused;
  });
  return { agenda: await agendaAfter(ask), refused };
};

/** Takes a case off the agenda, with what was noted of it. */
export const takeOffAgenda: UseCase<'takeOffAgenda'> = async (ask) => {
  const { runtime, me, path } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    await meetingToKeep(ask, tx);
    const item = await tx.agendas.get(path.case, path.matter);
    mustNotBeDone(item);
    await tx.agendas.remove(item);
    tx.audit.add({ event: 'agenda.removed', subject: path.case, detail: { case: path.matter } });
    return path.matter;
  });
  return agendaAfter(ask);
};

/** What is needed to decide a matter so: what its own step asks, and what the meeting says already. */
export const agendaSheet: UseCase<'agendaSheet'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const { standing, agenda } = await meetingOf(runtime, me, office, path.case);
  mustBeOffered(agenda, path.action);
  const item = await office.agendas.get(path.case, path.matter);
  const sheet = await sheetFor(runtime, me, office, path.matter, path.action);
  const fills = await filledBy(office, standing, path.action);
  const decided = item.decided as DecidedItem | undefined;
  const seen = sheet.form ? visibleFields(sheet.form, { roles: me.roles }) : new Set<string>();
  const before = Object.entries(decided?.action === path.action ? decided.answers : {});
  return {
    ...sheet,
    answers: {
      ...sheet.answers,
      ...Object.fromEntries(before.filter(([field]) => seen.has(field))),
      ...fills,
    },
    readonly: [...sheet.readonly, ...Object.keys(fills)],
  };
};

/**
 * Notes what is decided of a matter. It is checked as if it were done now, and done when the meeting
 * is held.
 */
export const decideMatter: UseCase<'decideMatter'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    const meeting = await meetingToKeep(ask, tx);
    const { decided: _, problem: __, ...kept } = await tx.agendas.get(path.case, path.matter);
    mustNotBeDone(kept);
    if (meeting.standing.row.closedAt && kept.state === 'listed') {
      throw new Refusal('not-open', { detail: over });
    }
    const decided = body.action && (await decidedOf(ask, tx, meeting, body.action));
    const state = decided ? ('decided' as const) : ('listed' as const);
    const next = { ...kept, state, note: body.note, ...(decided && { decided }) };
    await tx.agendas.save(next, body.revision);
    const detail = { case: path.matter, action: body.action };
    tx.audit.add({ event: 'agenda.decided', subject: path.case, detail });
    return path.matter;
  });
  return agendaAfter(ask);
};

/** Carries out, once more, what could not be when the meeting was held. */
export const carryOutAgenda: UseCase<'carryOutAgenda'> = async (ask) => {
  const { runtime, me, path } = ask;
  const neighbours = await runtime.tree.around(me.office.id, runtime.clock());
  await once(officeOf(runtime, me), ask, async (tx) => {
    const { standing } = await meetingToKeep(ask, tx);
    if (!standing.row.closedAt) throw new Refusal('not-open', { detail: notHeld });
    await carryOut(ask, tx, standing, neighbours);
    return path.case;
  });
  return agendaAfter(ask);
};

type Asked =
  | Ask<'addToAgenda'>
  | Ask<'takeOffAgenda'>
  | Ask<'decideMatter'>
  | Ask<'carryOutAgenda'>;

async function meetingToKeep({ runtime, me, path }: Asked, tx: Transaction): Promise<Meeting> {
  const meeting = await meetingOf(runtime, me, tx, path.case);
  if (!mayKeep(me, meeting.agenda)) throw new Refusal('forbidden');
  return meeting;
}

async function agendaAfter({ runtime, me, path }: Asked): Promise<AgendaView> {
  const office = officeOf(runtime, me);
  return agendaView(runtime, me, office, await meetingOf(runtime, me, office, path.case));
}

async function decidedOf(
  { runtime, me, path, body }: Ask<'decideMatter'>,
  tx: Transaction,
  { standing: meeting, agenda }: Meeting,
  action: string,
): Promise<DecidedItem> {
  mustBeOffered(agenda, action);
  const standing = await standingOf(runtime, me, tx, path.matter);
  const fills = await filledBy(tx, meeting, action);
  const submitted = {
    answers: { ...body.answers, ...fills },
    ...(body.choice && { choice: body.choice }),
    ...(body.note && { comment: body.note }),
  };
  const made = await makeStep({ runtime, me, body: submitted }, tx, standing, action);
  const { decision: of = '', outcomes = [] } = made.kind === 'return' ? {} : (made.settles ?? {});
  const decision = standing.office.edition.decisions[of];
  const own = Object.entries(body.answers).filter(([field]) => !Object.hasOwn(fills, field));
  return {
    ...{ action, title: actionTitle(standing.workflow, action) },
    ...{ answers: Object.fromEntries(own), by: me.user.id, at: runtime.clock() },
    ...(body.choice && { choice: body.choice }),
    said: decision ? outcomes.map((one) => saidBy(decision, one)) : [],
  };
}

const saidBy = (decision: Decision, outcome: Parameters<typeof sayOutcome>[1]): Text =>
  both((language) => sayOutcome(decision, outcome, language));

/** Why a case cannot be on this agenda. */
async function whyNot(
  reading: Reading,
  { standing, agenda }: Meeting,
  row: { readonly id: string; readonly workflow: string; readonly closedAt?: string },
): Promise<Text | undefined> {
  if (standing.row.closedAt) return over;
  if (row.workflow !== agenda.of) return otherKind;
  if (row.closedAt) return closed;
  for (const { meetingId } of await reading.agendas.of(row.id)) {
    const meeting = await reading.cases.get(meetingId).catch(() => undefined);
    if (meetingId === standing.row.id) return here;
    if (meeting && !meeting.closedAt) return there(meeting.number);
  }
  return undefined;
}

function mustBeOffered({ actions }: Meeting['agenda'], action: string): void {
  if (!actions.some((one) => one.action === action)) throw new Refusal('not-found');
}

function mustNotBeDone({ state }: Pick<AgendaItem, 'state'>): void {
  if (state === 'done') throw new Refusal('not-open', { detail: done });
}

/** The meetings at which cases of a flow can still be put on the agenda. */
export async function openMeetings(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  of: string,
): Promise<readonly { id: string; number: string }[]> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const flows = Object.values(edition.workflows).filter(
    ({ agenda }) => agenda?.of === of && mayKeep(me, agenda),
  );
  const pages = await Promise.all(
    flows.map(({ id }) => reading.cases.list({ workflow: id, open: true, limit: 20 })),
  );
  return pages.flatMap(({ items }) => items.map(({ id, number }) => ({ id, number })));
}

const over: Text = { 'zh-CN': '会议已经结束。', en: 'The meeting is over.' };
const otherKind: Text = {
  'zh-CN': '这类件不在此会议的议事范围内。',
  en: 'This meeting is not about cases of this type.',
};
const closed: Text = { 'zh-CN': '此件已办结。', en: 'The case is closed.' };
const here: Text = { 'zh-CN': '已在此会议的议程上。', en: 'It is on this agenda.' };
const there = (number: string): Text => ({
  'zh-CN': `已列入 ${number} 的议程。`,
  en: `It is on the agenda of ${number}.`,
});
const done: Text = { 'zh-CN': '此件的决定已经办理。', en: 'What was decided of it is done.' };
const notHeld: Text = {
  'zh-CN': '会议尚未结束：结束会议时一并办理。',
  en: 'The meeting is not over: what was decided is carried out when it is.',
};
