import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry, CaseView, Handover, Inbox } from '@bitan/api';
import { deliverAll } from '@bitan/server';
import knex from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { handoversOf } from './play/handovers.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

const people = ['officer', 'officer2', 'reviewer', 'leader', 'leader2', 'head', 'archivist'];
const administrators = ['systemadmin', 'securityadmin', 'auditor', 'policyeditor'];
const code = ({ type }: { type: string }) => type.replace('urn:bitan:problem:', '');

/** The database files, as somebody who takes the disk would read them. */
async function disk(): Promise<Buffer> {
  const folder = office.server.runtime.config.data;
  const files = (await readdir(folder)).filter((name) => name.startsWith('bitan.sqlite'));
  return Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
}

/** Text as it could stand on the disk: plain, or escaped in JSON. */
const spellings = (text: string) => {
  const escaped = text.replace(
    /[^\x20-\x7e]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(escaped)];
};

async function expectNotOnDisk(texts: readonly string[]): Promise<void> {
  const bytes = await disk();
  for (const text of texts) {
    expect(spellings(text).some((one) => bytes.includes(one))).toBe(false);
  }
}

describe('the complainant', () => {
  const who = {
    complainantName: '欧阳慕雪',
    complainantContact: '13900001234',
    complainantAddress: '梧桐巷七号',
  };
  const secrets = Object.values(who);
  let petition: Petition;

  beforeAll(async () => {
    petition = await Petition.register(office, '张明', { realName: true, ...who });
    await petition.screen();
    await petition.do('propose-disposition', answers['propose-disposition']);
  }, 30_000);

  it('is named in no answer, to nobody', async () => {
    const person = await (await office.as('officer')).person('张明');
    const about = { answers: answers.register(person) };
    for (const login of [...people, ...administrators, 'city.leader', 'city.head']) {
      const api = await office.as(login);
      const read = (path: string) => api.raw('GET', path);
      const replies = await Promise.all([
        read('/api/inbox'),
        read('/api/cases'),
        read('/api/cases?q=13900001234'),
        read(`/api/cases/${petition.id}`),
        read(`/api/cases/${petition.id}/actions/propose-disposition.approve`),
        read(`/api/subjects/person/${person}`),
        read(`/api/subjects/person?q=${encodeURIComponent(who.complainantName)}`),
        read('/api/handovers?which=in'),
        read('/api/handovers?which=out'),
        read('/api/audit'),
        read('/api/workflows/petition-talk/start'),
        api.raw('POST', '/api/workflows/petition-talk/similar', about),
      ]);
      const told = JSON.stringify(replies.map(({ json }) => json));
      for (const secret of secrets) expect(told).not.toContain(secret);
    }
  });

  it('is not found by searching', async () => {
    const leader = await office.as('leader');
    const search = (q: string) =>
      leader.call<{ cases: [] }>('GET', `/api/cases?q=${encodeURIComponent(q)}`);
    expect((await search('宴请')).cases).toHaveLength(1);
    for (const secret of secrets) expect((await search(secret)).cases).toEqual([]);
  });

  it('stands in no column and nowhere on the disk, and the accused does', async () => {
    await expectNotOnDisk([...secrets, '欧阳 阳慕 慕雪']);
    expect((await disk()).includes(Buffer.from('张明'))).toBe(true);
  });

  it('is read by a leader who gives a reason, and that is recorded', async () => {
    const leader = await office.as('leader');
    const path = `/api/cases/${petition.id}/seals/complainant`;
    const opened = await leader.call('POST', path, { reason: '核实实名举报人身份' });
    expect(opened).toEqual({ answers: who });
    const auditor = await office.as('auditor');
    const { entries } = await auditor.call<{ entries: object[] }>('GET', '/api/audit');
    expect(entries[0]).toMatchObject({
      actor: '周国平',
      event: 'vault.open',
      subject: petition.id,
      detail: { seal: 'complainant', reason: '核实实名举报人身份' },
    });
    expect(JSON.stringify(entries)).not.toContain(who.complainantName);
    await expectNotOnDisk(secrets);
  });

  it('is not read without a reason', async () => {
    const leader = await office.as('leader');
    const path = `/api/cases/${petition.id}/seals/complainant`;
    for (const body of [{}, { reason: '' }, { reason: '   ' }]) {
      expect((await leader.raw('POST', path, body)).status).toBe(422);
    }
  });

  it.each(['officer', 'officer2', 'reviewer', 'archivist', 'systemadmin', 'auditor'])(
    'is not read by %s',
    async (login) => {
      const api = await office.as(login);
      const path = `/api/cases/${petition.id}/seals/complainant`;
      expect(code(await api.refused('POST', path, { reason: '好奇' }))).toBe('forbidden');
    },
  );

  it('is not kept when the report turns out to be anonymous', async () => {
    const anonymous = await Petition.register(office, '张明', { realName: false, ...who });
    expect((await (await office.as('leader')).case(anonymous.id)).seals).toEqual([]);
    await expectNotOnDisk(secrets);
  });
});

describe('who is related to those concerned', () => {
  async function registerRelated(): Promise<{ status: number; id: string }> {
    const officer = await office.as('officer');
    const body = {
      workflow: 'petition-talk',
      answers: {
        ...answers.register(await officer.person('张明')),
        topic: '与登记人有关的来信',
        relation: 'nearRelative',
      },
    };
    const { status } = await officer.raw('POST', '/api/cases', body);
    const leader = await office.as('leader');
    const { cases } = await leader.call<{ cases: CaseView[] }>('GET', '/api/cases');
    return { status, id: cases.find(({ title }) => title === body.answers.topic)?.id ?? '' };
  }

  it('registers the petition and does not see it afterwards', async () => {
    const { status, id } = await registerRelated();
    expect(status).toBe(201);
    const officer = await office.as('officer');
    expect(code(await officer.refused('GET', `/api/cases/${id}`))).toBe('not-found');
    for (const path of ['/api/cases', '/api/inbox', '/api/handovers?which=out']) {
      expect(JSON.stringify(await officer.call('GET', path))).not.toContain(id);
    }
    const person = await officer.person('张明');
    const seen = await officer.call('GET', `/api/subjects/person/${person}`);
    expect(JSON.stringify(seen)).not.toContain(id);
    expect((await (await office.as('leader')).case(id)).stage.id).toBe('received');
  });

  it('cannot be assigned to it; a colleague can', async () => {
    const { id } = await registerRelated();
    const leader = await office.as('leader');
    const { revision } = await leader.case(id);
    const assign = (handler: string) => ({ answers: { handler }, revision });
    const path = `/api/cases/${id}/actions/assign`;
    const recused = assign(await userId(leader, '陈志远'));
    expect((await leader.refused('POST', path, recused)).errors?.[0]?.pointer).toBe(
      '/answers/handler',
    );
    await leader.call('POST', path, assign(await userId(leader, '李文静')));
    expect((await (await office.as('officer2')).case(id)).handler?.name).toBe('李文静');
  });

  it('loses a case on declaring it, and a leader gives it to another', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    const officer = await office.as('officer');
    const { revision } = await petition.view();
    const declared = await officer.raw(
      'POST',
      `/api/cases/${petition.id}/actions/declare-relation`,
      { answers: { relation: 'interest' }, revision },
    );
    expect(declared).toMatchObject({ status: 200, json: null });
    expect(code(await officer.refused('GET', `/api/cases/${petition.id}`))).toBe('not-found');
    const inbox = await officer.call<Inbox>('GET', '/api/inbox');
    expect(inbox.tasks.filter((task) => task.case.id === petition.id)).toEqual([]);

    const leader = await office.as('leader');
    expect((await leader.case(petition.id)).handler).toBeUndefined();
    const handler = await userId(leader, '李文静');
    await leader.act(petition.id, 'reassign', { answers: { handler } });
    const colleague = await office.as('officer2');
    const tasks = (await colleague.call<Inbox>('GET', '/api/inbox')).tasks;
    expect(tasks.some((task) => task.case.id === petition.id)).toBe(true);
    await colleague.act(petition.id, 'propose-disposition', {
      answers: answers['propose-disposition'],
    });
  });
});

describe("a petition about the office's own head", () => {
  const text = {
    topic: '反映机关首长的隐秘主题',
    content: '此处内容绝不应当留在本机关的任何地方。',
  };
  const complainant = { complainantName: '司徒静远', complainantContact: '13700009876' };
  let ownHead: string;
  let reply: CaseView;

  beforeAll(async () => {
    const officer = await office.as('officer');
    const person = await officer.call<{ id: string }>('POST', '/api/subjects/person', {
      answers: {
        name: '首长本人',
        ownHead: true,
        superiorManaged: true,
        lowerManaged: false,
        nextLevelHead: false,
        leadership: 'partySecretary',
        keyPost: true,
        domain: 'none',
      },
    });
    ownHead = person.id;
    reply = await officer.call('POST', '/api/cases', {
      workflow: 'petition-talk',
      answers: { ...answers.register(ownHead), ...text, realName: true, ...complainant },
    });
  }, 30_000);

  it('keeps no person, no text, no complainant and no reason', async () => {
    expect(reply).toMatchObject({ stage: { id: 'delivering-up' }, closed: false, title: '' });
    expect(reply.person).toBeUndefined();
    expect(reply.unit).toBeUndefined();
    expect(reply.facts).toEqual([]);
    expect(reply.seals).toEqual([]);
    const entry = reply.timeline[0];
    expect(entry?.answers).toEqual({ receivedOn: '2026-01-05', channel: 'letter' });
    expect(entry?.card).toBeUndefined();
    await expectNotOnDisk([...Object.values(text), ...Object.values(complainant)]);
  });

  it('is tied to the person by no row', async () => {
    const database = openDatabase();
    const tables: { name: string }[] = await database('sqlite_master').where({ type: 'table' });
    const holding: string[] = [];
    for (const { name } of tables) {
      if (JSON.stringify(await database(name)).includes(ownHead)) holding.push(name);
    }
    const found: { kind: string }[] = await database('search_docs').where({ id: ownHead });
    await database.destroy();
    // What finds the person is of the person alone, whether or not there is a matter.
    expect(holding.sort()).toEqual(['audit', 'idempotency', 'people', 'search_docs']);
    expect(found.map(({ kind }) => kind)).toEqual(['person']);
  });

  it('counts in no register of the person', async () => {
    const leader = await office.as('leader');
    const view = await leader.call('GET', `/api/subjects/person/${ownHead}`);
    expect(view).toMatchObject({ registers: [], cases: [] });
  });

  it('leaves nothing of the matter in the audit log', async () => {
    const auditor = await office.as('auditor');
    const { entries } = await auditor.call<{ entries: { subject?: string }[] }>(
      'GET',
      '/api/audit',
    );
    const about = entries.filter(({ subject }) => subject === reply.id);
    expect(about).toHaveLength(1);
    expect(JSON.stringify(about)).not.toContain(ownHead);
  });

  it('reaches the superior office, which confirms it', async () => {
    await deliverAll(office.server.runtime);
    await deliverAll(office.server.runtime);
    const superior = await office.as('city.leader');
    const handovers = () => handoversOf(superior);
    const [arrived, ...more] = await handovers();
    expect(more).toEqual([]);
    expect(arrived).toMatchObject({ direction: 'in', number: reply.number });
    const said = arrived?.kept.map((one) => one.said['zh-CN']);
    expect(said).toEqual(['2026-01-05', '来信']);
    const path = `/api/handovers/${arrived?.id}/receive`;
    await superior.call('POST', path, {});
    expect((await handovers())[0]?.received?.by.name).toBe('市办 沈明远');
    const elsewhere = await office.as('putian.leader');
    expect(await handoversOf(elsewhere)).toEqual([]);
    expect(code(await elsewhere.refused('POST', path, {}))).toBe('not-found');
    await deliverAll(office.server.runtime);
    const sender = await office.as('leader');
    const [sent] = await handoversOf(sender);
    expect(sent).toMatchObject({ direction: 'out', received: { by: { name: '市办 沈明远' } } });
    expect((await sender.case(reply.id)).stage.id).toBe('delivered-up');
  });
});

describe('four eyes', () => {
  let petition: Petition;
  beforeAll(async () => {
    petition = await (await Petition.register(office, '张明')).screen();
  }, 30_000);

  const submit = async (api: Api, action: string, given: object) => {
    const { revision } = await petition.view();
    const path = `/api/cases/${petition.id}/actions/${action}`;
    return api.refused('POST', path, { answers: given, revision });
  };

  /** Gives somebody more roles, as a small office might. */
  async function withRoles(login: string, roles: string[]): Promise<void> {
    const administrator = await office.as('systemadmin');
    const users = await administrator.call<{ id: string; login: string }[]>('GET', '/api/users');
    const id = users.find((user) => user.login === login)?.id;
    await administrator.call('PATCH', `/api/users/${id}`, { roles });
  }

  it('who proposed cannot approve, though a leader too', async () => {
    await withRoles('officer', ['officer', 'leader', 'reviewer']);
    const officer = await office.as('officer');
    await petition.do('propose-disposition', answers['propose-disposition']);
    const refused = await submit(officer, 'propose-disposition.approve', {});
    expect(refused.status).toBeGreaterThanOrEqual(403);
    expect((await petition.view()).stage.id).toBe('classification');
    const inbox = await officer.call<Inbox>('GET', '/api/inbox');
    const mine = inbox.tasks.filter(({ case: one }) => one.id === petition.id);
    expect(mine.filter(({ kind }) => kind === 'approve')).toEqual([]);
    await (await office.as('leader')).act(petition.id, 'propose-disposition.approve');
  });

  it('who handled it cannot review it, though a reviewer too', async () => {
    await petition.talk();
    const refused = await submit(await office.as('officer'), 'review-first', answers.review);
    expect(refused.status).toBe(403);
  });

  it('who reviewed first cannot review second', async () => {
    const reviewer = await office.as('reviewer');
    await reviewer.act(petition.id, 'review-first', { answers: answers.review });
    expect((await submit(reviewer, 'review-second', answers.review)).status).toBe(403);
    await (await office.as('reviewer2')).act(petition.id, 'review-second', {
      answers: answers.review,
    });
    const reviews = (await petition.view()).timeline.filter(({ action }) =>
      action.id.startsWith('review-'),
    );
    expect(new Set(reviews.map(({ actor }) => actor.id)).size).toBe(2);
  });
});

describe('a finding of false accusation', () => {
  it('is not open in a county', async () => {
    const petition = await Petition.register(office, '何永强', { publicOpinion: true });
    await petition.screen();
    await petition.do('study-jointly', {
      heldOn: '2026-01-05',
      participants: [{ name: '周国平' }, { name: '陈志远' }],
      opinion: '同意按规则处置。',
    });
    await petition.approved('propose-disposition');
    await petition.talk();
    expect((await petition.conclude({ finding: 'unfounded' })).stage.id).toBe('clarification');
    const leader = await office.as('leader');
    const { revision } = await leader.case(petition.id);
    const body = { answers: { facts: '捏造事实。', approvalDocument: '无' }, revision };
    const path = `/api/cases/${petition.id}/actions/find-false-accusation`;
    const refused = await leader.refused('POST', path, body);
    expect(code(refused)).toBe('not-open');
    expect(refused.detail?.['zh-CN']).toContain('级');
    expect(refused.detail?.en).toContain('level');
    expect((await leader.case(petition.id)).revision).toBe(revision);
  }, 30_000);
});

describe('a petition that a lower office handles', () => {
  it('arrives there in words: whom it is about by name, and no id or code of the office that sent it', async () => {
    const city = await office.as('city.officer');
    const person = await city.call<{ id: string }>('POST', '/api/subjects/person', {
      answers: {
        name: '邵建平',
        ...{ ownHead: false, superiorManaged: false, lowerManaged: true, nextLevelHead: false },
        ...{ leadership: 'none', keyPost: false, domain: 'none' },
      },
    });
    const begun = await city.call<CaseView>('POST', '/api/cases', {
      workflow: 'petition-talk',
      answers: { ...answers.register(person.id), realName: true, complainantName: '欧阳慕白' },
    });
    expect(begun.stage.id).toBe('handing-down');
    const [sent] = await handoversOf(city);
    const to = sent?.addressees[0]?.id;
    await city.call('POST', `/api/handovers/${sent?.id}/address`, { to });
    await deliverAll(office.server.runtime);
    const arrived: Handover[] = [];
    for (const login of ['leader', 'putian.leader']) {
      arrived.push(...(await handoversOf(await office.as(login))));
    }
    const found = arrived.find(
      ({ number, direction }) => number === begun.number && direction === 'in',
    );
    const said = JSON.stringify(found?.kept);
    expect(said).toContain('邵建平');
    expect(said).not.toContain(person.id);
    expect(said).not.toContain('欧阳慕白');
    expect(said).not.toContain('"letter"');
  }, 30_000);
});

describe('the audit log', () => {
  it('proves that it is whole', async () => {
    const proof = await verify();
    expect(proof).toMatchObject({ ok: true });
    expect(proof.entries).toBeGreaterThan(20);
  });

  it('says in words what was done, by whom and in which case, and narrows to that', async () => {
    const petition = await Petition.register(office, '何永强');
    const officer = await office.as('officer');
    const { number } = await officer.case(petition.id);
    const auditor = await office.as('auditor');
    const log = (query: string) =>
      auditor.call<{ entries: AuditEntry[] }>('GET', `/api/audit?${query}`);
    const { entries } = await log(`kind=case&subject=${petition.id}`);
    expect(entries.at(-1)).toMatchObject({
      title: { 'zh-CN': '办理', en: 'Step done' },
      what: { 'zh-CN': '登记信访件' },
      about: number,
    });
    expect(entries.every(({ subject }) => subject === petition.id)).toBe(true);
    expect(JSON.stringify(entries)).not.toContain('何永强');
    expect((await log('kind=session&to=2025-12-31')).entries).toEqual([]);
  });

  it('shows which entry was changed behind its back, and no one else', async () => {
    const database = openDatabase();
    const { org, seq, actor } = await database('audit').where({ event: 'vault.open' }).first();
    const entry = () => database('audit').where({ org, seq });
    await entry().update({ actor: randomUUID() });
    expect(await verify()).toMatchObject({ ok: false, brokenAt: seq });
    await entry().update({ actor });
    await database.destroy();
    expect(await verify()).toMatchObject({ ok: true });
  });

  const verify = async () =>
    (await office.as('auditor')).call<{ ok: boolean; entries: number; brokenAt?: number }>(
      'POST',
      '/api/audit/verify',
      {},
    );
});

/** The database itself, past the store. */
function openDatabase() {
  const filename = join(office.server.runtime.config.data, 'bitan.sqlite');
  return knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
}
