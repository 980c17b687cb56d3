// @vitest-environment happy-dom
import { type ProblemCode, problems, problemType } from '@bitan/api';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient, useReply } from '../api/queries.ts';
import { LocalCopies } from '../form/local-copies.ts';
import { startTexts } from '../texts/index.ts';
import { Theme } from '../theme.tsx';
import { endSession, Session, useMe, useSignOut } from './session.tsx';

const me = {
  user: { id: '1', login: 'lin', name: '林某' },
  office: { id: '2', title: { 'zh-CN': '某办', en: 'Office' }, level: 'county', pack: 'p' },
  roles: [],
  may: [],
  browserKey: btoa('k'.repeat(32)),
};
const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const refuse = (code: ProblemCode) => {
  const { status, title, cure } = problems[code];
  const type = problemType(code);
  return reply(status, { type, status, title: title['zh-CN'], titles: title, cure });
};

let signedIn: boolean;
const server = vi.fn(async (address: string, { method, body }: RequestInit) => {
  if (address === '/api/session' && method === 'POST') {
    signedIn = JSON.parse(String(body)).password === 'right';
    return signedIn ? reply(200, me) : refuse('wrong-credentials');
  }
  if (method === 'DELETE') signedIn = false;
  if (method === 'DELETE') return new Response(null, { status: 204 });
  if (!signedIn) return refuse('not-signed-in');
  return reply(200, address === '/api/session' ? me : []);
});

function Inside() {
  const { user } = useMe();
  const signOut = useSignOut();
  const workflows = useReply('workflows', {});
  return (
    <>
      <h1>{user.name}</h1>
      <button type="button" onClick={() => workflows.refetch()}>
        再读
      </button>
      <button type="button" onClick={signOut}>
        退出
      </button>
    </>
  );
}

const copies = () => new LocalCopies(me.user.id, me.browserKey);
const keep = () => copies().keep('x', { draft: 'd', revision: 0, answers: { name: '没写完' } });

const user = userEvent.setup();
const open = () =>
  render(
    <QueryClientProvider client={createQueryClient(endSession)}>
      <Theme>
        <Session>
          <Inside />
        </Session>
      </Theme>
    </QueryClientProvider>,
  );
const signIn = async (password: string) => {
  await user.type(await screen.findByLabelText('账号', {}, { timeout: 30_000 }), 'lin');
  await user.type(screen.getByLabelText('密码'), password);
  await user.click(screen.getByRole('button', { name: /登录/ }));
};

startTexts();
// It is loaded when it is needed, which takes its time the first time.
beforeAll(() => import('./sign-in.tsx'), 60_000);
beforeEach(() => {
  signedIn = false;
  localStorage.clear();
  vi.stubGlobal('fetch', server);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a session', () => {
  it('begins with signing in', async () => {
    open();
    await signIn('right');
    expect((await screen.findByRole('heading')).textContent).toBe('林某');
  });

  it('does not begin with a wrong password, and says so', async () => {
    open();
    await signIn('wrong');
    expect((await screen.findByTestId('problem')).textContent).toContain('账号或密码不正确');
  });

  it('that has ended leads to signing in again, and keeps what was typed', async () => {
    signedIn = true;
    open();
    await user.click(await screen.findByRole('button', { name: '再读' }));
    keep();
    signedIn = false;
    await user.click(screen.getByRole('button', { name: '再读' }));
    expect(await screen.findByText(/已填写的内容保留/)).toBeTruthy();
    expect(copies().find('x')).toMatchObject({ answers: { name: '没写完' } });
  });

  it('that somebody ends leaves nothing behind', async () => {
    signedIn = true;
    open();
    keep();
    await user.click(await screen.findByRole('button', { name: '退出' }));
    await screen.findByLabelText('账号', {}, { timeout: 30_000 });
    expect(localStorage).toHaveLength(0);
  });
});
