import { randomUUID } from 'node:crypto';
import { type Me, type ProblemCode, type ProblemDetails, problems, problemType } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
let leader: Api;
let auditor: Api;
let stranger: Api;
/** A petition that waits for its handler, and one that waits for its disposition. */
let fresh: Petition;
let screened: Petition;
let graver: Petition;

beforeAll(async () => {
  office = await openOffice();
  officer = await office.as('officer');
  leader = await office.as('leader');
  auditor = await office.as('auditor');
  stranger = await office.as('city.leader');
  fresh = await Petition.register(office, '张明');
  screened = await (await Petition.register(office, '张明')).screen();
  graver = await Petition.register(office, '张明');
  await graver.screen({ severity: 'sanctionable', checkable: true });
}, 60_000);
afterAll(() => office.stop());

/** All that a request of somebody could have left behind, had it not been refused. */
async function footprint(who: Api) {
  const [cases, audit, people, drafts, ...views] = await Promise.all([
    officer.call('GET', '/api/cases'),
    audited(who),
    officer.call('GET', '/api/subjects/person'),
    officer.call('GET', '/api/drafts'),
    fresh.view(),
    screened.view(),
    graver.view(),
  ]);
  return { cases, audit, people, drafts, views };
}

/** What the log has of somebody; what the server does by itself meanwhile is not theirs. */
async function audited(who: Api) {
  const { status, json } = await who.raw('GET', '/api/session');
  if (status === 401) return [];
  const { id } = (json as Me).user;
  return (await auditor.call<{ entries: object[] }>('GET', `/api/audit?actor=${id}`)).entries;
}

/** The problem with which a request is refused, once it is clear that nothing was written. */
async function refused(
  code: ProblemCode,
  [who, method, path, body, headers]: [Api, string, string, unknown?, object?],
): Promise<ProblemDetails> {
  const before = await footprint(who);
  const problem = await who.refused(method, path, body, headers);
  expect(await footprint(who)).toEqual(before);
  expectSaid(problem, code);
  return problem;
}

/** A problem says in both languages what is wrong and what to do about it. */
function expectSaid(problem: ProblemDetails, code: ProblemCode): void {
  const { status, title, cure } = problems[code];
  expect(problem).toMatchObject({
    type: problemType(code),
    status,
    title: title['zh-CN'],
    titles: title,
    cure,
    instance: expect.stringMatching(/^urn:uuid:/),
  });
  const texts = [problem.titles, problem.cure, problem.detail, ...said(problem)];
  for (const text of texts.filter((one) => one !== undefined)) {
    expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(text.en).toMatch(/^[^\p{Script=Han}]+$/u);
  }
}

const said = ({ errors = [] }: ProblemDetails) => errors.map(({ message }) => message);
const pointers = ({ errors = [] }: ProblemDetails) => errors.map(({ pointer }) => pointer);

const act = ({ id }: Petition, action: string) => `/api/cases/${id}/actions/${action}`;
const revision = async (petition: Petition) => (await petition.view()).revision;

describe('facts that do not fit the vocabulary', () => {
  const path = '/api/decisions/disposition/try';

  it('are refused by name when they are unknown', async () => {
    const facts = { 'report.severity': 'minor', 'report.colour': 'red' };
    const problem = await refused('facts-invalid', [officer, 'POST', path, { facts }]);
    expect(pointers(problem)).toEqual(['/facts/report.colour']);
  });

  it('are refused by name when their type is wrong', async () => {
    const facts = { 'report.checkable': 'yes', 'report.jointRealNames': -1 };
    const problem = await refused('facts-invalid', [officer, 'POST', path, { facts }]);
    expect(pointers(problem)).toEqual(['/facts/report.checkable', '/facts/report.jointRealNames']);
  });

  it('are refused when they are no facts at all', async () => {
    const facts = { 'report.checkable': { $ne: null } };
    const problem = await refused('body-invalid', [officer, 'POST', path, { facts }]);
    expect(pointers(problem)[0]).toMatch(/^\/facts/);
  });

  it('meet no decision that does not exist', async () => {
    await refused('not-found', [officer, 'POST', '/api/decisions/fortune/try', { facts: {} }]);
  });
});

describe('answers that a form does not accept', () => {
  it('begin no case, and each field is named', async () => {
    const { topic: _, ...rest } = answers.register(await officer.person('张明'));
    const body = {
      workflow: 'petition-talk',
      answers: { ...rest, channel: 'pigeon', receivedOn: '2026-02-30' },
    };
    const problem = await refused('answers-invalid', [officer, 'POST', '/api/cases', body]);
    expect(pointers(problem).sort()).toEqual([
      '/answers/channel',
      '/answers/receivedOn',
      '/answers/topic',
    ]);
  });

  it('move no case', async () => {
    const body = { answers: {}, revision: await revision(fresh) };
    const problem = await refused('answers-invalid', [leader, 'POST', act(fresh, 'assign'), body]);
    expect(pointers(problem)).toEqual(['/answers/handler']);
  });

  it('add no person', async () => {
    const body = { answers: { name: 12 } };
    const problem = await refused('answers-invalid', [
      officer,
      'POST',
      '/api/subjects/person',
      body,
    ]);
    expect(pointers(problem)).toContain('/answers/name');
  });
});

describe('somebody or something that does not exist', () => {
  it.each(['', 'nobody', randomUUID()])('cannot handle a case: %j', async (handler) => {
    const body = { answers: { handler }, revision: await revision(fresh) };
    const problem = await refused('answers-invalid', [leader, 'POST', act(fresh, 'assign'), body]);
    expect(pointers(problem)).toEqual(['/answers/handler']);
  });

  it('cannot handle a case from another office', async () => {
    const handler = await userId(stranger, '市办 罗建国');
    const body = { answers: { handler }, revision: await revision(fresh) };
    const problem = await refused('answers-invalid', [leader, 'POST', act(fresh, 'assign'), body]);
    expect(pointers(problem)).toEqual(['/answers/handler']);
  });

  it('cannot be complained of', async () => {
    const body = { workflow: 'petition-talk', answers: answers.register(randomUUID()) };
    await refused('not-found', [officer, 'POST', '/api/cases', body]);
  });

  it.each([
    '/api/cases/nothing',
    '/api/cases/%E0%A4%A',
    '/api/cases?after=nothing',
    `/api/cases/${randomUUID()}`,
    '/api/subjects/planet',
    '/api/subjects/person/nobody',
    '/api/workflows/nothing/start',
    '/api/editions/nothing',
    '/api/nothing',
  ])('is not found: %s', async (path) => {
    await refused('not-found', [officer, 'GET', path]);
  });
});

describe('a revision', () => {
  it('that is stale is refused with what is stored now', async () => {
    const body = { answers: answers['propose-disposition'], revision: 1 };
    const path = act(screened, 'propose-disposition');
    const problem = await refused('stale', [officer, 'POST', path, body]);
    expect(problem.current).toEqual(await screened.view());
  });

  it('may come as If-Match, and is checked there too', async () => {
    const body = { answers: answers['propose-disposition'] };
    const path = act(screened, 'propose-disposition');
    await refused('stale', [officer, 'POST', path, body, { 'if-match': '"1"' }]);
  });

  it('that is missing is asked for', async () => {
    const body = { answers: answers['propose-disposition'] };
    const path = act(screened, 'propose-disposition');
    await refused('revision-missing', [officer, 'POST', path, body]);
  });
});

describe('a choice', () => {
  const choose = async (petition: Petition, types: string[], reason?: string) =>
    [
      officer,
      'POST',
      act(petition, 'propose-disposition'),
      {
        answers: answers['propose-disposition'],
        revision: await revision(petition),
        choice: { outcomes: types.map((type) => ({ type })), ...(reason && { reason }) },
      },
    ] as [Api, string, string, unknown];

  it('that deviates needs a reason', async () => {
    await refused('reason-missing', await choose(screened, ['verify']));
    await refused('reason-missing', await choose(screened, ['verify'], '   '));
  });

  it('that an invariant forbids is refused, whatever the reason', async () => {
    const problem = await refused(
      'choice-refused',
      await choose(graver, ['talk'], '领导已同意谈话了事。'),
    );
    expect(pointers(problem)).toEqual(['/choice/outcomes/0']);
    expect(problem.detail?.['zh-CN']).toContain('可查性');
  });

  it('that the decision does not know is refused', async () => {
    const problem = await refused('choice-refused', await choose(screened, ['flog'], '理由'));
    expect(pointers(problem)).toEqual(['/choice/outcomes/0']);
  });

  it('of none or of two, where one is needed, is refused', async () => {
    for (const types of [[], ['talk', 'verify']]) {
      await refused('choice-refused', await choose(screened, types, '理由'));
    }
  });
});

describe('who is not allowed', () => {
  it('does no action of another role', async () => {
    const body = {
      answers: { handler: await userId(leader, '陈志远') },
      revision: await revision(fresh),
    };
    await refused('forbidden', [officer, 'POST', act(fresh, 'assign'), body]);
  });

  it('begins no case, reads no audit log, makes no account', async () => {
    const person = await officer.person('张明');
    const body = { workflow: 'petition-talk', answers: answers.register(person) };
    await refused('forbidden', [leader, 'POST', '/api/cases', body]);
    await refused('forbidden', [officer, 'GET', '/api/audit']);
    const user = { login: 'mallory', name: '马', roles: ['leader'], password: 'long-enough-1' };
    await refused('forbidden', [officer, 'POST', '/api/users', user]);
  });

  it.each(['systemadmin', 'securityadmin', 'auditor', 'policyeditor', 'policyapprover'])(
    'reads no case: %s',
    async (login) => {
      const administrator = await office.as(login);
      await refused('forbidden', [administrator, 'GET', `/api/cases/${fresh.id}`]);
      await refused('forbidden', [administrator, 'GET', '/api/cases']);
      await refused('forbidden', [administrator, 'GET', '/api/subjects/person']);
      const person = await officer.person('张明');
      await refused('forbidden', [administrator, 'GET', `/api/subjects/person/${person}`]);
    },
  );

  it('finds nothing of another office', async () => {
    const person = await officer.person('张明');
    const editor = await office.as('policyeditor');
    const draft = await editor.call<{ id: string }>('POST', '/api/drafts', { title: '试改' });
    await refused('not-found', [stranger, 'GET', `/api/cases/${fresh.id}`]);
    const body = { answers: {}, revision: 1 };
    await refused('not-found', [stranger, 'POST', act(fresh, 'assign'), body]);
    const reason = { reason: '查看' };
    await refused('not-found', [
      stranger,
      'POST',
      `/api/cases/${fresh.id}/seals/complainant`,
      reason,
    ]);
    await refused('not-found', [stranger, 'GET', `/api/subjects/person/${person}`]);
    await refused('not-found', [stranger, 'GET', `/api/drafts/${draft.id}`]);
    const theirs = await office.as('city.officer');
    const about = { workflow: 'petition-talk', answers: answers.register(person) };
    await refused('not-found', [theirs, 'POST', '/api/cases', about]);
    expect(await theirs.call('GET', '/api/cases')).toMatchObject({ cases: [] });
  });
});

describe('a body', () => {
  it('that is too large is refused', async () => {
    const person = await officer.person('张明');
    const content = '长'.repeat(400_000);
    const body = { workflow: 'petition-talk', answers: { ...answers.register(person), content } };
    await refused('body-too-large', [officer, 'POST', '/api/cases', body]);
  });

  it('that is not JSON is refused', async () => {
    await refused('body-malformed', [officer, 'POST', '/api/cases', '{"workflow": "petition']);
    await refused('body-malformed', [officer, 'POST', '/api/cases', '"petition-talk"']);
  });

  it('of another media type is refused', async () => {
    const form = 'workflow=petition-talk';
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      await refused('not-json', [officer, 'POST', '/api/cases', form, { 'content-type': type }]);
    }
  });

  it('in another encoding is refused', async () => {
    const headers = { 'content-type': 'application/json; charset=gbk' };
    await refused('not-json', [officer, 'POST', '/api/cases', '{}', headers]);
  });

  it('that does not fit the contract is refused with the place', async () => {
    const body = { workflow: 'petition-talk', answers: {}, stage: 'filed' };
    const problem = await refused('body-invalid', [officer, 'POST', '/api/cases', body]);
    expect(pointers(problem)).toHaveLength(1);
    const array = await refused('body-invalid', [officer, 'POST', '/api/cases', []]);
    expect(pointers(array)).toContain('');
  });

  it('that is nested beyond reason is refused with the place', async () => {
    const draft = await (await office.as('policyeditor')).call<{ id: string }>(
      'POST',
      '/api/drafts',
      { title: '深' },
    );
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const body = `{"edits":[{"path":"overlays/visit","now":${deep}}]}`;
    const editor = await office.as('policyeditor');
    const path = `/api/drafts/${draft.id}/edits`;
    const problem = await refused('body-invalid', [editor, 'POST', path, body]);
    expect(pointers(problem)[0]).toMatch(/^\/edits\/0\/now\/a/);
  });

  it('cannot reach into the server through a name', async () => {
    const body = '{"workflow":"__proto__","answers":{"__proto__":{"isAdmin":true}}}';
    const { status } = await officer.raw('POST', '/api/cases', body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    await refused('not-found', [officer, 'GET', '/api/workflows/constructor/start']);
    await refused('not-open', [officer, 'GET', act(fresh, '__proto__')]);
  });
});

describe('the same submission twice', () => {
  const note = { text: '已电话核对来信日期。' };
  const notes = async () =>
    (await fresh.view()).timeline.filter(({ action }) => action.id === 'add-note').length;
  const submit = (body: unknown, key: string) =>
    officer.raw('POST', act(fresh, 'add-note'), body, { 'idempotency-key': key });

  it('is done once and answered alike', async () => {
    const before = await notes();
    const body = { answers: note, revision: await revision(fresh) };
    const key = randomUUID();
    const first = await submit(body, key);
    const second = await submit(body, key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json).toEqual(first.json);
    expect(await notes()).toBe(before + 1);
  });

  it('is done once and answered alike at the same instant', async () => {
    const before = await notes();
    const body = { answers: note, revision: await revision(fresh) };
    const key = randomUUID();
    const all = await Promise.all([1, 2, 3, 4].map(() => submit(body, key)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { json } of all) expect(json).toEqual(all[0]?.json);
    expect(await notes()).toBe(before + 1);
  });

  it('begins one case', async () => {
    const person = await officer.person('张明');
    const body = { workflow: 'petition-talk', answers: answers.register(person) };
    const headers = { 'idempotency-key': randomUUID() };
    const count = async () => (await officer.call<{ cases: [] }>('GET', '/api/cases')).cases.length;
    const before = await count();
    const begin = () => officer.raw('POST', '/api/cases', body, headers);
    const all = await Promise.all([begin(), begin(), begin()]);
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(all.map(({ json }) => (json as { id: string }).id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('with other content under the same key is refused', async () => {
    const key = randomUUID();
    await submit({ answers: note, revision: await revision(fresh) }, key);
    const other = { answers: { text: '另一内容' }, revision: await revision(fresh) };
    const headers = { 'idempotency-key': key };
    await refused('key-reused', [officer, 'POST', act(fresh, 'add-note'), other, headers]);
  });

  it('by two people at the same instant is done by the first alone', async () => {
    const before = await notes();
    const body = { answers: note, revision: await revision(fresh) };
    const both = await Promise.all(
      [officer, leader].map((who) => who.raw('POST', act(fresh, 'add-note'), body)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await notes()).toBe(before + 1);
  });
});

describe('a session', () => {
  it('is needed, and a wrong password begins none', async () => {
    const nobody = new Api(office.url, 'wrong-password');
    await refused('not-signed-in', [nobody, 'GET', `/api/cases/${fresh.id}`]);
    const body = { login: 'officer', password: 'wrong-password' };
    await refused('wrong-credentials', [nobody, 'POST', '/api/session', body]);
    await refused('not-signed-in', [nobody, 'GET', '/api/session']);
  });

  it('ends after ten hours, however busy', async () => {
    const busy = await office.as('leader2');
    for (let minutes = 0; minutes < 590; minutes += 25) {
      await busy.call('GET', '/api/session');
      office.wait(25);
    }
    office.wait(25);
    expectSaid(await busy.refused('GET', '/api/session'), 'not-signed-in');
  });

  it('ends when nobody used it for half an hour', async () => {
    office.goTo('2026-01-06');
    const idle = await office.as('officer');
    const body = { answers: { text: '迟到的记录' }, revision: await revision(fresh) };
    office.wait(31);
    expectSaid(await idle.refused('POST', act(fresh, 'add-note'), body), 'not-signed-in');
    office.goTo('2026-01-07');
    expect(JSON.stringify(await fresh.view())).not.toContain('迟到的记录');
  });
});
