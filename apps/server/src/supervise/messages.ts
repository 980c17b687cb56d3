import { randomBytes } from 'node:crypto';
import type { MessagesView, TroubledView } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { Office, Outgoing } from '@bitan/store';
import { isLoopback } from '../config.ts';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import type { Sent } from './tell.ts';

/** Where messages go by HTTP, and what did not arrive. */
export const messages: UseCase<'messages'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'users.manage');
  return messagesView(runtime, officeOf(runtime, me));
};

export const sendAgain: UseCase<'sendAgain'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'users.manage');
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    await tx.outbox.again(path.id);
    tx.audit.add({ event: 'message.again', subject: path.id });
    return path.id;
  });
  return messagesView(runtime, office);
};

/** The secret with which calls are signed is made here and shown this once. */
export const addWebhook: UseCase<'addWebhook'> = async (ask) => {
  const { runtime, me, body } = ask;
  mustBeAllowed(me, 'users.manage');
  mustBeSafe(body.url);
  return once(officeOf(runtime, me), ask, async (tx) => {
    const secret = randomBytes(32).toString('base64url');
    const { id, url, madeAt } = await tx.webhooks.insert(body.url, secret);
    tx.audit.add({ event: 'webhook.added', subject: id, detail: { url } });
    return { id, url, madeAt, secret };
  });
};

export const endWebhook: UseCase<'endWebhook'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'users.manage');
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    await tx.webhooks.end(path.id);
    tx.audit.add({ event: 'webhook.ended', subject: path.id });
    return path.id;
  });
  return messagesView(runtime, office);
};

async function messagesView(runtime: Runtime, office: Office): Promise<MessagesView> {
  const [webhooks, troubled, users] = await Promise.all([
    office.webhooks.list(),
    office.outbox.troubled(),
    office.users.list(),
  ]);
  const nameOf = ({ kind, to }: Outgoing) =>
    (kind === 'mail'
      ? users.find(({ id }) => id === to)?.name
      : webhooks.find(({ id }) => id === to)?.url) ?? '—';
  return {
    mailing: runtime.config.smtp !== undefined,
    webhooks: webhooks.map(({ id, url, madeAt }) => ({ id, url, madeAt })),
    troubled: troubled
      .filter(({ kind }) => kind === 'mail' || kind === 'webhook')
      .map((one) => troubledView(one, nameOf(one))),
  };
}

function troubledView(one: Outgoing, to: string): TroubledView {
  const { id, kind, payload, createdAt: at, attempts, error = '', nextAt, failedAt } = one;
  const { number } = payload as Sent;
  return {
    id,
    channel: kind === 'mail' ? 'mail' : 'webhook',
    to,
    ...(number && { number }),
    at,
    attempts,
    error,
    ...(nextAt && !failedAt && { nextAt }),
  };
}

/** Encrypted, or to this very machine. @throws Refusal `body-invalid` */
function mustBeSafe(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    url !== undefined &&
    url.username === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (!isSafe)
    throw new Refusal('body-invalid', { errors: [{ pointer: '/url', message: unsafe }] });
}

const unsafe: Text = {
  'zh-CN': '请填写 https:// 开头的地址（本机可用 http://），地址中不得含账号。',
  en: 'Give an address that begins with https:// (http:// only for this machine), without credentials.',
};
