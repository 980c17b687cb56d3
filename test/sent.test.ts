import { randomUUID } from 'node:crypto';
import type { ProblemDetails, SentState } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
let unit: string;
beforeAll(async () => {
  office = await openOffice();
  const officer = await office.as('officer');
  const [first] = await officer.call<{ name: string }[]>('GET', '/api/subjects/unit');
  unit = first?.name ?? '';
}, 60_000);
afterAll(() => office.stop());

async function make(name: string, more = {}) {
  const admin = await office.as('systemadmin');
  const body = { name, workflow: 'petition-talk', until: '2026-12-31', ...more };
  return admin.call<{ token: { id: string }; secret: string }>('POST', '/api/tokens', body);
}

/** What another system sends and is answered. */
async function under(secret: string, path: string, body?: unknown, key = randomUUID() as string) {
  const response = await fetch(`${office.url}/api/intake/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as SentState & ProblemDetails };
}
const matter = (accused: unknown, more = {}) => ({
  answers: { ...answers.register(accused as string), ...more },
});

describe('a token of another system', () => {
  it('begins cases once each, tells how they stand, and is named on record', async () => {
    const { secret } = await make('县信访局');
    const accused = { name: '孙新来', unit, position: '科员' };
    const sent = await under(secret, 'petition-talk', matter(accused), 'one');
    expect(sent.status).toBe(201);
    const again = await under(secret, 'petition-talk', matter(accused), 'one');
    expect(again.json).toEqual(sent.json);
    const asked = await under(secret, `petition-talk/${sent.json.reference}`);
    expect(asked.json).toMatchObject({ closed: false, receivedOn: '2026-01-05' });
    expect(Object.keys(asked.json).sort()).toEqual(['closed', 'receivedOn', 'reference', 'status']);
    const officer = await office.as('officer');
    const { cases } = await officer.call<{ cases: unknown[] }>('GET', '/api/cases');
    expect(cases).toHaveLength(1);
    const auditor = await office.as('auditor');
    const log = await auditor.call<{ entries: { event: string; actor: string }[] }>(
      'GET',
      '/api/audit?limit=20',
    );
    expect(log.entries.find(({ event }) => event === 'case.do')?.actor).toBe('县信访局');
  });

  it('says what is wrong with what came, by field, and who is meant is for people to decide', async () => {
    const { secret } = await make('审计局');
    const wrong = await under(secret, 'petition-talk', matter('张明', { channel: 'pigeon' }));
    expect([wrong.status, wrong.json.errors?.[0]?.pointer]).toEqual([422, '/answers/channel']);
    const unknown = await under(secret, 'petition-talk', matter('查无此人'));
    expect(unknown.json.errors?.[0]?.pointer).toBe('/answers/accused');
  });

  it('reads nothing of what came under another one, and nothing else at all', async () => {
    const [one, other] = [await make('甲系统'), await make('乙系统')];
    const sent = await under(one.secret, 'petition-talk', matter('张明'));
    const path = `petition-talk/${sent.json.reference}`;
    expect((await under(other.secret, path)).status).toBe(404);
    expect((await under(one.secret, 'integrity-opinion', matter('张明'))).status).toBe(403);
    const inside = await fetch(`${office.url}/api/cases`, {
      headers: { authorization: `Bearer ${one.secret}` },
    });
    expect(inside.status).toBe(401);
  });

  it('does nothing more once it was ended, has expired, or was used too often', async () => {
    const admin = await office.as('systemadmin');
    const { token, secret } = await make('停用系统');
    await admin.call('POST', `/api/tokens/${token.id}/end`, {});
    expect((await under(secret, 'petition-talk', matter('张明'))).status).toBe(401);
    const slow = await make('慢系统', { perMinute: 1 });
    expect((await under(slow.secret, 'petition-talk/x')).status).toBe(404);
    expect((await under(slow.secret, 'petition-talk/x')).status).toBe(429);
    const short = await make('短期系统', { until: '2026-01-05' });
    office.goTo('2026-01-07');
    const late = await under(short.secret, 'petition-talk', matter('张明'));
    expect(late.json.type).toBe('urn:bitan:problem:token-refused');
    office.goTo('2026-01-05');
  });

  it('is made and ended by who manages accounts alone, and kept as a hash', async () => {
    const officer = await office.as('officer');
    const body = { name: 'x', workflow: 'petition-talk', until: '2026-12-31' };
    expect((await officer.refused('POST', '/api/tokens', body)).status).toBe(403);
    const { secret } = await make('密存');
    const admin = await office.as('systemadmin');
    expect(JSON.stringify(await admin.call('GET', '/api/tokens'))).not.toContain(secret);
  });

  it('is described for who writes the other system', async () => {
    const openapi = await (await fetch(`${office.url}/api/openapi.json`)).json();
    const { post } = openapi.paths['/api/intake/{workflow}'];
    expect(post.security).toEqual([{ token: [] }]);
    expect(openapi.components.securitySchemes.token.scheme).toBe('bearer');
  });
});
