import { randomBytes } from 'node:crypto';
import type { CalendarEvent } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { Office, Task } from '@bitan/store';
import { addDays, civilDate, endOf, findAction } from '@bitan/workflow';
import type { Express } from 'express';
import ical from 'ical-generator';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { alarmOf, type TaskDue } from '../work/case-row.ts';
import { officeOf, workflowOf } from '../work/standing.ts';

/** Meetings and deadlines between two days, of this user or of the office. */
export const calendar: UseCase<'calendar'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.read');
  const { from, to, whose = 'mine' } = query;
  if (to < from || to > addDays(from, 62)) throw new Refusal('body-invalid', { errors: [tooLong] });
  const office = officeOf(runtime, me);
  const users = [me.user.id, ...me.actsFor];
  const isMine = (user: string | undefined, task?: Task) =>
    whose === 'office' ||
    (user !== undefined
      ? users.includes(user)
      : task !== undefined && isOpenTo(task, me.user.id, me.roles));
  const [meetings, tasks, nameOf] = await Promise.all([
    office.appointments.between(from, to),
    office.tasks.dueBetween(endOf(addDays(from, -1)), endOf(to)),
    colleaguesOf(office),
  ]);
  const now = runtime.clock();
  const events = [
    ...meetings
      .filter(({ user }) => isMine(user))
      .map(async ({ caseId, on, title, user }): Promise<CalendarEvent> => {
        const { id, number } = await office.cases.get(caseId);
        const about = { kind: 'appointment' as const, on, title, case: { id, number } };
        return { ...about, ...(user && { user: nameOf(user) }) };
      }),
    ...tasks
      .filter((task) => isMine(task.user, task))
      .map(async (task): Promise<CalendarEvent> => {
        const row = await office.cases.get(task.caseId);
        const { edition } = await runtime.editions.of(me.office.id, row.edition);
        return {
          kind: 'deadline',
          on: (task.due as TaskDue).date,
          title: findAction(workflowOf(edition, row.workflow), task.action).title,
          case: { id: row.id, number: row.number },
          alarm: alarmOf(task, now),
          ...(task.user && { user: nameOf(task.user) }),
        };
      }),
  ];
  return { events: (await Promise.all(events)).sort((a, b) => (a.on < b.on ? -1 : 1)) };
};

const isOpenTo = ({ roles, excluded }: Task, user: string, own: readonly string[]) =>
  roles.some((role) => own.includes(role)) && !excluded.includes(user);

const tooLong = {
  pointer: '/to',
  message: { 'zh-CN': '一次最多看两个月。', en: 'At most two months at a time.' },
};

/** Whether this user has a calendar that other programs read. */
export const calendarFeed: UseCase<'calendarFeed'> = async ({ runtime, me }) => {
  const madeAt = await officeOf(runtime, me).feeds.madeAt();
  return { ...(madeAt && { madeAt }) };
};

/** Makes a secret address for it, shown this once; an earlier one ends. */
export const makeCalendarFeed: UseCase<'makeCalendarFeed'> = async (ask) => {
  const { runtime, me } = ask;
  mustBeAllowed(me, 'cases.read');
  return once(officeOf(runtime, me), ask, async (tx) => {
    const token = randomBytes(32).toString('base64url');
    await tx.feeds.save(token);
    tx.audit.add({ event: 'calendar.shared', subject: me.user.id });
    return { path: `/feeds/${me.office.id}/${token}.ics` };
  });
};

export const endCalendarFeed: UseCase<'endCalendarFeed'> = async (ask) => {
  const { runtime, me } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    await tx.feeds.end();
    tx.audit.add({ event: 'calendar.unshared', subject: me.user.id });
    return me.user.id;
  });
  return {};
};

/** Mounts what calendar programs read: numbers and kinds, nothing else. */
export function bindFeeds(app: Express, runtime: Runtime): void {
  const limiter = new RateLimiterMemory({ points: 60, duration: 600 });
  app.get('/feeds/:org/:file', async (request, response) => {
    await limiter.consume(request.ip ?? '').catch(() => {
      throw new Refusal('too-many-attempts');
    });
    const { org, file } = request.params;
    const office = runtime.store.for({ org, user: 'system' });
    const user = file.endsWith('.ics') ? await office.feeds.userOf(file.slice(0, -4)) : undefined;
    const reader = user && (await runtime.store.for({ org, user }).users.get(user));
    if (!reader || reader.disabled) throw new Refusal('not-found');
    const own = runtime.store.for({ org, user: reader.id });
    response
      .set('Cache-Control', 'no-store')
      .type('text/calendar')
      .send(await feedOf(own, reader.id, civilDate(runtime.clock())));
  });
}

async function feedOf(office: Office, user: string, today: string): Promise<string> {
  const [from, to] = [addDays(today, -30), addDays(today, 180)];
  const [meetings, tasks] = await Promise.all([
    office.appointments.between(from, to),
    office.tasks.dueBetween(endOf(from), endOf(to)),
  ]);
  const feed = ical({ name: '必谈 Bitan', prodId: { company: 'Bitan', product: 'Bitan' } });
  const add = async (id: string, caseId: string, on: string, { 'zh-CN': zh, en }: Text) => {
    const { number } = await office.cases.get(caseId);
    const summary = `${number} ${zh} / ${en}`;
    feed.createEvent({
      id,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary,
      timezone: null,
    });
  };
  for (const { caseId, name, on, title } of meetings.filter((one) => one.user === user)) {
    await add(`${caseId}-${name}@bitan`, caseId, on, title);
  }
  for (const { id, caseId, due } of tasks.filter((one) => one.user === user)) {
    await add(`${id}@bitan`, caseId, (due as TaskDue).date, deadline);
  }
  return feed.toString();
}

const deadline: Text = { 'zh-CN': '办理期限', en: 'Deadline' };
