import type {
  CalendarEvent,
  CaseView,
  NoticeView,
  PatternView,
  SampleView,
  SupervisionView,
} from '@bitan/api';
import { signatureOf, superviseAll } from '@bitan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { hookServer, mailServer } from './play/listeners.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

let office: TestOffice;
let post: Awaited<ReturnType<typeof mailServer>>;
let hook: Awaited<ReturnType<typeof hookServer>>;
const settings = () => ({ BITAN_SMTP: post.url, BITAN_MAIL_FROM: 'bitan@office.test' });
beforeAll(async () => {
  post = await mailServer();
  hook = await hookServer();
  office = await openOffice('2026-01-05', settings());
}, 60_000);
afterAll(async () => {
  await office.stop();
  await post.stop();
  await hook.stop();
});

/** What the server does unasked from time to time. */
const supervise = () => superviseAll(office.server.runtime);
const toldTo = async (login: string): Promise<NoticeView[]> =>
  (await (await office.as(login)).call<{ notices: NoticeView[] }>('GET', '/api/notices')).notices;

const named = { realName: true, complainantName: '欧阳慕雪' };

async function actionOf(petition: Petition, id: string) {
  return (await petition.view()).actions.find((one) => one.id === id);
}

describe('what is owed to a named complainant', () => {
  it('stays a task, with its deadline, when the case has left the stage', async () => {
    const petition = await (await Petition.register(office, '张明', named)).screen();
    const owed = await actionOf(petition, 'notify-acceptance');
    expect(owed).toMatchObject({ open: true, mine: true, due: { date: '2026-01-26' } });
    expect(await actionOf(petition, 'notify-result')).toBeUndefined();
  }, 30_000);

  it('is nothing for who gave no name', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    expect(await actionOf(petition, 'notify-acceptance')).toBeUndefined();
  }, 30_000);
});

describe('an opinion after a check that found nothing', () => {
  it('is counted from that day, and not late at once', async () => {
    const petition = await (await Petition.register(office, '刘建华')).screen({
      severity: 'sanctionable',
      checkable: true,
    });
    await petition.approved('propose-disposition');
    office.goTo('2026-03-10');
    await petition.do('record-check', {
      finishedOn: '2026-03-10',
      done: true,
      signs: false,
      established: false,
      result: 'notProven',
      report: '未发现问题。',
    });
    expect(await actionOf(petition, 'screen')).toMatchObject({
      alarm: 'calm',
      due: { date: '2026-04-10' },
    });
    office.goTo('2026-01-05');
  }, 30_000);
});

describe('a suspended deadline', () => {
  it('stands still with its reason, and runs on without the days between', async () => {
    const petition = await (await Petition.register(office, '何永强')).screen();
    const leader = await office.as('leader');
    await leader.act(petition.id, 'suspend', { answers: { reason: '本人住院' } });
    const stopped = await actionOf(petition, 'propose-disposition');
    expect(stopped?.due).toBeUndefined();
    expect(stopped?.suspended?.['zh-CN']).toContain('本人住院');
    office.goTo('2026-01-15');
    await (await office.as('leader')).act(petition.id, 'resume', { answers: { reason: '出院' } });
    const running = await actionOf(petition, 'propose-disposition');
    expect(running?.due).toMatchObject({ date: '2026-02-24' });
    expect(running?.due?.explanation.en).toContain('Suspended from 2026-01-05 to 2026-01-15');
    office.goTo('2026-01-05');
  }, 30_000);
});

describe('an alarm', () => {
  it('tells each grade once: who does it, then upward; and shows in the leader’s supervision', async () => {
    const petition = await (await Petition.register(office, '林秀英')).assign();
    const { number } = await petition.view();
    const of = async (login: string) =>
      (await toldTo(login)).filter((one) => one.case?.number === number).map(({ kind }) => kind);
    expect(await of('officer')).toEqual([]);
    office.goTo('2026-01-25');
    await supervise();
    await supervise();
    expect(await of('officer')).toEqual(['alarm.half']);
    expect(await of('leader')).toEqual([]);
    office.goTo('2026-02-07');
    await supervise();
    expect(await of('officer')).toEqual(['alarm.overdue', 'alarm.half']);
    expect(await of('leader')).toEqual(['alarm.overdue']);
    expect(await of('head')).toEqual([]);
    office.goTo('2026-03-10');
    await supervise();
    expect(await of('head')).toEqual(['alarm.severe']);
    const seen = await (await office.as('leader')).call<SupervisionView>('GET', '/api/supervision');
    expect(seen.late.map((one) => one.case.number)).toContain(number);
    expect(seen.officers.find((one) => one.officer?.name === '陈志远')?.severe).toBeGreaterThan(0);
    office.goTo('2026-01-05');
  }, 60_000);

  it('is nobody’s who does not supervise', async () => {
    const officer = await office.as('officer');
    expect((await officer.refused('GET', '/api/supervision')).status).toBe(403);
  });
});

describe('a deputy', () => {
  it('does the absent colleague’s work, is named with them, and approves nothing of it', async () => {
    const petition = await (await Petition.register(office, '张明')).assign();
    const [leader, second] = [await office.as('leader'), await office.as('officer2')];
    const ids = {
      absent: await userId(leader, '陈志远'),
      deputy: await userId(leader, '李文静'),
    };
    const days = { from: '2026-01-05', until: '2026-01-09', reason: '培训' };
    const screening = { answers: answers.screen };
    const before = await second.raw('POST', `/api/cases/${petition.id}/actions/screen`, {
      ...screening,
      revision: (await second.case(petition.id)).revision,
    });
    expect(before.status).toBe(403);
    const wrong = { ...ids, deputy: await userId(leader, '孙玉兰'), ...days };
    expect((await leader.refused('POST', '/api/deputies', wrong)).errors?.[0]?.pointer).toBe(
      '/deputy',
    );
    const deputy = await leader.call<{ id: string }>('POST', '/api/deputies', { ...ids, ...days });
    const { tasks } = await second.call<{ tasks: { case: { id: string } }[] }>('GET', '/api/inbox');
    expect(tasks.map((one) => one.case.id)).toContain(petition.id);
    const done = await second.act(petition.id, 'screen', screening);
    expect(done.timeline[0]).toMatchObject({
      actor: { name: '李文静' },
      actingFor: { name: '陈志远' },
    });
    await leader.call('POST', `/api/deputies/${deputy.id}/end`, {});
    const after = (await second.case(petition.id)).actions.find(({ id }) => id === 'screen');
    expect(after?.mine).toBe(false);
  }, 30_000);
});

describe('what leaves the office', () => {
  const secret = { realName: true, complainantName: '司徒静远', complainantContact: '13700009876' };

  it('names a case by its number and says nothing else of it, by mail and by webhook', async () => {
    const [leader, admin] = [await office.as('leader'), await office.as('systemadmin')];
    await leader.call('PUT', '/api/notices/settings', { mail: 'leader@office.test', quiet: [] });
    const { secret: key } = await admin.call<{ secret: string }>('POST', '/api/webhooks', {
      url: hook.url,
    });
    const petition = await Petition.register(office, '刘建华', secret);
    const view = await petition.view();
    office.goTo('2026-01-20');
    await supervise();
    await supervise();
    const mails = post.mails.map(decoded);
    expect(mails.some((mail) => mail.includes(view.number))).toBe(true);
    const calls = hook.calls.filter(({ body }) => body.includes(view.number));
    expect(calls.length).toBeGreaterThan(0);
    for (const { headers, body } of calls) {
      const signature = String(headers['bitan-signature']);
      const time = Number(/^t=(\d+)/.exec(signature)?.[1]);
      expect(signature).toBe(signatureOf(key, time, body));
    }
    const known = [
      ...Object.values(secret).filter((one) => typeof one === 'string'),
      ...['刘建华', '县住房和城乡建设局', answers.register('').topic, '宴请', '陈志远'],
    ];
    for (const text of [...mails, ...hook.calls.map(({ body }) => body)]) {
      for (const one of known) expect(text).not.toContain(one);
    }
    office.goTo('2026-01-05');
  }, 60_000);

  it('is tried again when nobody took it, given up at last, and sent when somebody says so', async () => {
    hook.answer.status = 500;
    await Petition.register(office, '何永强');
    const troubled = async () =>
      (
        await (
          await office.as('systemadmin')
        ).call<{
          troubled: { id: string; nextAt?: string; attempts: number; error: string }[];
        }>('GET', '/api/messages')
      ).troubled;
    office.goTo('2026-01-20');
    for (const day of [20, 21, 22, 23, 24, 25, 26, 27, 28]) {
      office.goTo(`2026-01-${day}`);
      await supervise();
    }
    const [given] = (await troubled()).filter(({ nextAt }) => !nextAt);
    expect(given).toMatchObject({ attempts: 8, error: 'HTTP 500' });
    hook.answer.status = 200;
    await (await office.as('systemadmin')).call('POST', `/api/messages/${given?.id}/again`, {});
    await supervise();
    expect((await troubled()).map(({ id }) => id)).not.toContain(given?.id);
    office.goTo('2026-01-05');
  }, 60_000);

  it('goes to no address in the open', async () => {
    const admin = await office.as('systemadmin');
    for (const url of ['http://example.com/hook', 'file:///etc/passwd', 'https://a:b@c.test/']) {
      expect((await admin.refused('POST', '/api/webhooks', { url })).status).toBe(422);
    }
  });
});

/** A mail with its encoded parts as text, whichever way they are encoded. */
const decoded = (mail: string) =>
  [
    mail,
    ofHex(mail.replaceAll('=\n', '').replaceAll('_', ' ')),
    ...[...mail.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)].map(([, code]) => ofBase64(code)),
    ...mail.split('\n\n').map(ofBase64),
  ].join('\n');

const ofBase64 = (text = '') => Buffer.from(text, 'base64').toString();
const ofHex = (text: string) =>
  text.replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('=', ''), 'hex').toString(),
  );

describe('what leaders look at again', () => {
  // Nobody signs in more than ten times in ten minutes, and time that passes ends sessions.
  beforeAll(async () => {
    await office.stop();
    office = await openOffice('2026-01-05', settings());
  }, 60_000);

  it('is drawn when the period is over, the same for everybody, and checked by somebody else', async () => {
    const petition = await (await Petition.register(office, '刘建华')).screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    await petition.conclude();
    const { number } = await petition.view();
    office.goTo('2026-04-02');
    await supervise();
    await supervise();
    const leader = await office.as('leader2');
    const [drawn, ...more] = await leader.call<SampleView[]>('GET', '/api/supervision/samples');
    if (!drawn) throw new Error('nothing was drawn');
    expect(more).toEqual([]);
    expect(drawn).toMatchObject({ period: '2026-Q1', rate: 15 });
    expect(drawn.items).toHaveLength(Math.ceil(drawn.population * 0.15));
    const item = drawn.items.find((one) => one.case.number === number) ?? drawn.items[0];
    const path = `/api/supervision/samples/${drawn.id}/${item?.record}`;
    const found = { answers: { means: 'call', result: 'true', opinion: '属实。' } };
    const reviewer = await office.as('reviewer');
    expect((await reviewer.refused('POST', path, found)).status).toBe(403);
    const checked = await leader.call<SampleView>('POST', path, found);
    expect(checked.items.find(({ record }) => record === item?.record)?.checked?.by.name).toBe(
      '何秀芳',
    );
    office.goTo('2026-01-05');
  }, 60_000);

  it('shows what repeats in one unit, and keeps what a leader decided', async () => {
    for (const name of ['张明', '张明', '林秀英']) await Petition.register(office, name);
    office.goTo('2026-01-06');
    await supervise();
    const all = await (await office.as('leader')).call<PatternView[]>(
      'GET',
      '/api/supervision/patterns',
    );
    const seen = all.find((one) => one.group.some((text) => text.en === '青石镇人民政府'));
    expect(seen).toMatchObject({ state: 'open', atLeast: 3 });
    expect(seen?.cases.length).toBeGreaterThanOrEqual(3);
    const path = `/api/supervision/patterns/${seen?.id}`;
    const decided = await (await office.as('leader')).call<PatternView>('POST', path, {
      offer: 'notice',
      note: '开展警示教育',
    });
    expect(decided).toMatchObject({ state: 'accepted', decided: { note: '开展警示教育' } });
    expect(decided).toMatchObject({ begun: [], mayBegin: false });
    office.goTo('2026-01-05');
  }, 60_000);
});

describe('what a leader takes up, from point to area', () => {
  const path = '/api/supervision/patterns';
  const seenBy = async (login: string, id: string) =>
    (await (await office.as(login)).call<PatternView[]>('GET', path)).find((one) => one.id === id);

  it('R38, R78: begins a case that is filled with what is known, and each names the other', async () => {
    await office.stop();
    office = await openOffice('2026-01-05', settings());
    const more = { nature: 'duty', topic: '惠民资金发放拖延', ...named };
    for (const name of ['张明', '张明', '林秀英']) await Petition.register(office, name, more);
    office.goTo('2026-01-06');
    await supervise();
    const leader = await office.as('leader');
    const officer = await office.as('officer');
    const all = await leader.call<PatternView[]>('GET', path);
    const seen = all.find(({ group }) => group.some(({ en }) => en === 'Performance of duty'));
    if (!seen) throw new Error(`nothing was seen: ${JSON.stringify(all)}`);
    const begin = `${path}/${seen.id}/begin`;
    expect((await officer.refused('POST', begin, {})).type).toContain('not-open');
    expect(await seenBy('officer', seen.id)).toBeUndefined();

    await leader.call('POST', `${path}/${seen.id}`, { offer: 'collective-talk', note: '集体谈话' });
    const news = (await toldTo('officer')).find(({ kind }) => kind === 'pattern');
    expect(news?.about?.en).toContain('青石镇人民政府');
    expect(await seenBy('leader', seen.id)).toMatchObject({ mayBegin: false });
    expect(await seenBy('officer', seen.id)).toMatchObject({ mayBegin: true, begun: [] });
    expect(await seenBy('reviewer', seen.id)).toBeUndefined();
    expect((await leader.refused('POST', begin, {})).status).toBe(403);

    type Begun = { workflow: string; draft: string };
    const begun = await officer.call<Begun>('POST', begin, {});
    expect((await officer.call<Begun>('POST', begin, {})).draft).toBe(begun.draft);
    const { answers: filled } = await officer.call<{ answers: Record<string, string> }>(
      'GET',
      `/api/answer-drafts/${begun.draft}`,
    );
    expect(filled).toMatchObject({ receivedOn: '2026-01-06', source: 'own', nature: 'duty' });
    expect(filled.topic).toContain('青石镇人民政府');
    expect(seen.cases).toHaveLength(3);
    for (const { number } of seen.cases) expect(filled.content).toContain(number);
    expect(filled.content).toContain('集体谈话');
    const said = JSON.stringify(filled);
    for (const one of ['欧阳慕雪', '张明', '林秀英', 'complainant'])
      expect(said).not.toContain(one);

    const accused = await officer.person('林秀英');
    const own = await officer.call<CaseView>('POST', '/api/cases', {
      ...begun,
      answers: { ...answers.register(accused), ...filled },
    });
    expect(own.pattern).toEqual({ title: seen.title, group: seen.group });
    expect((await seenBy('leader', seen.id))?.begun).toEqual([{ id: own.id, number: own.number }]);
    // What began from it is no further report of the same.
    office.goTo('2026-01-07');
    await supervise();
    expect(await seenBy('leader', seen.id)).toMatchObject({ state: 'accepted', count: 3 });
    // One that is about several people lets more cases begin.
    const later = await office.as('officer');
    expect((await later.call<Begun>('POST', begin, {})).draft).not.toBe(begun.draft);
    const other = await later.call<CaseView>('GET', `/api/cases/${seen.cases[0]?.id}`);
    expect(other.pattern).toBeUndefined();
    office.goTo('2026-01-05');
  }, 60_000);
});

describe('the calendar', () => {
  it('shows planned days and deadlines, and is read by a secret address without content', async () => {
    const petition = await (await Petition.register(office, '何永强')).screen();
    await petition.approved('propose-disposition');
    await petition.approved('plan-talk');
    const { number } = await petition.view();
    const officer = await office.as('officer');
    const { events } = await officer.call<{ events: CalendarEvent[] }>(
      'GET',
      '/api/calendar?from=2026-01-01&to=2026-01-31',
    );
    const own = events.filter((one) => one.case.number === number);
    expect(own).toContainEqual(expect.objectContaining({ kind: 'appointment', on: '2026-01-08' }));
    expect(own.some(({ kind }) => kind === 'deadline')).toBe(true);
    const { path } = await officer.call<{ path: string }>('POST', '/api/calendar/feed', {});
    const feed = await fetch(office.url + path);
    const text = (await feed.text()).replaceAll('\r\n ', '');
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    expect(text).toContain(number);
    for (const one of ['何永强', '公共资源', '谈话室', '宴请']) expect(text).not.toContain(one);
    await officer.call('DELETE', '/api/calendar/feed');
    expect((await fetch(office.url + path)).status).toBe(404);
  }, 60_000);
});
