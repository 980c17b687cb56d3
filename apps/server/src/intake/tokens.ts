import { randomBytes } from 'node:crypto';
import type { ReplyOf, TokenView } from '@bitan/api';
import { type Edition, ranked, type Text } from '@bitan/definitions';
import type { ApiToken } from '@bitan/store';
import { civilDate, endOf } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { plain } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf, workflowOf } from '../work/standing.ts';
import { startFormOf } from './columns.ts';

/** How many requests a token may make in a minute, unless it is said otherwise. */
const usualPerMinute = 60;

export const tokens: UseCase<'tokens'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'users.manage');
  return tokensView(runtime, me);
};

/** The secret is made here, shown this once and kept as its hash. */
export const addToken: UseCase<'addToken'> = async (ask) => {
  const { runtime, me, body } = ask;
  mustBeAllowed(me, 'users.manage');
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  startFormOf(edition, workflowOf(edition, body.workflow));
  if (body.until < civilDate(runtime.clock())) {
    throw new Refusal('body-invalid', { errors: [{ pointer: '/until', message: past }] });
  }
  const secret = `btn_${randomBytes(32).toString('base64url')}`;
  const { name, workflow, perMinute = usualPerMinute, until } = body;
  // Not remembered under a key: the secret is not kept, so asking again makes another.
  const made = await officeOf(runtime, me).transaction(async (tx) => {
    const token = { name, workflow, perMinute, expiresAt: endOf(until) };
    const one = await tx.tokens.insert(token, secret);
    tx.audit.add({ event: 'token.added', subject: one.id, detail: token });
    return one;
  });
  return { token: viewOf(edition, made, () => me.user.name), secret };
};

export const endToken: UseCase<'endToken'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'users.manage');
  await once(officeOf(runtime, me), ask, async (tx) => {
    await tx.tokens.end(path.token);
    tx.audit.add({ event: 'token.ended', subject: path.token });
    return path.token;
  });
  return tokensView(runtime, me);
};

async function tokensView(runtime: Runtime, me: SignedIn): Promise<ReplyOf<'tokens'>> {
  const office = officeOf(runtime, me);
  const [all, users, { edition }] = await Promise.all([
    office.tokens.list(),
    office.users.list(),
    runtime.editions.at(me.office.id, runtime.clock()),
  ]);
  const nameOf = (id: string) => users.find((one) => one.id === id)?.name ?? '—';
  const workflows = ranked(edition).filter(({ start }) => start.form);
  return {
    tokens: all.map((one) => viewOf(edition, one, nameOf)),
    workflows: workflows.map(({ id, title }) => ({ id, title })),
  };
}

function viewOf(edition: Edition, one: ApiToken, nameOf: (id: string) => string): TokenView {
  const { workflow, madeBy, ...rest } = one;
  const title = edition.workflows[workflow]?.title ?? plain(workflow);
  return { ...rest, workflow: { id: workflow, title }, madeBy: nameOf(madeBy) };
}

const past: Text = { 'zh-CN': '到期日不能早于今天。', en: 'It must not expire before today.' };
