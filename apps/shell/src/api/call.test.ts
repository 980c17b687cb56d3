import { afterEach, describe, expect, it, vi } from 'vitest';
import { call } from './call.ts';
import { ApiProblem } from './problem.ts';

const answers = (status: number, body: unknown) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status })),
  );
const asked = () => vi.mocked(fetch).mock.calls[0] as [string, RequestInit];
const refusal = {
  type: 'urn:bitan:problem:answers-invalid',
  status: 422,
  title: '表单内容有误',
  titles: { 'zh-CN': '表单内容有误', en: 'The form is not filled in correctly' },
  cure: { 'zh-CN': '请修改。', en: 'Correct it.' },
  errors: [{ pointer: '/answers/name', message: { 'zh-CN': '请填写', en: 'Fill it in' } }],
};

afterEach(() => vi.unstubAllGlobals());

describe('calling an operation', () => {
  it('fills the path, leaves out empty queries, and reads the reply', async () => {
    answers(200, [{ id: '1', name: '王伟', line: { 'zh-CN': '', en: '' } }]);
    const path = { kind: 'person' };
    await expect(call('subjects', { path, query: { q: '', limit: 5 } })).resolves.toEqual([
      { id: '1', name: '王伟', line: { 'zh-CN': '', en: '' } },
    ]);
    expect(asked()[0]).toBe('/api/subjects/person?limit=5');
  });

  it('keeps what is written into a path inside its place', async () => {
    answers(200, {});
    await call('case', { path: { case: '../users?x' } });
    expect(asked()[0]).toBe('/api/cases/..%2Fusers%3Fx');
  });

  it('sends the key of the submission with a write', async () => {
    answers(201, {});
    await call('startCase', { body: { workflow: 'w', answers: {} } }, { key: 'abc' });
    expect(asked()[1].headers).toMatchObject({ 'idempotency-key': 'abc' });
  });

  it('gives nothing where the reply is empty or null', async () => {
    answers(204, undefined);
    await expect(call('signOut', {})).resolves.toBeUndefined();
    answers(200, null);
    const path = { workflow: 'w' };
    await expect(call('startPreview', { path, body: { answers: {} } })).resolves.toBeUndefined();
  });
});

describe('a call that fails', () => {
  it('carries what the server said', async () => {
    answers(422, refusal);
    const problem = await call('me', {}).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ code: 'answers-invalid', details: refusal });
  });

  it('says that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('failed')));
    await expect(call('me', {})).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('says that something else answered', async () => {
    vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(call('me', {})).rejects.toMatchObject({ code: 'unreadable' });
  });
});
