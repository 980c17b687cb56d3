import { createHmac } from 'node:crypto';
import type { Outgoing } from '@bitan/store';
import { createTransport } from 'nodemailer';
import type { Runtime } from '../runtime/runtime.ts';
import type { Sent } from './tell.ts';

type Letter = Outgoing & { readonly org: string };

/** Waits between attempts, in minutes; after the last one a message is given up. */
const waits = [1, 5, 30, 120, 360, 720, 1440];
const patience = 10_000;
const minutes = 60_000;

/**
 * Sends the mails and webhook calls of all offices that are due. Each is taken before it is sent, so
 * that two servers do not send it both; one that was interrupted is sent again, under the same id.
 */
export async function sendAll(runtime: Runtime): Promise<void> {
  const { store, clock, config } = runtime;
  const kinds = [...(config.smtp ? ['mail'] : []), 'webhook'];
  for (const letter of await store.system.outbox.pending(kinds, clock(), 50)) {
    const until = later(clock(), 5);
    if (await store.system.outbox.take(letter, until)) await sendOne(runtime, letter);
  }
}

async function sendOne(runtime: Runtime, letter: Letter): Promise<void> {
  const { store, clock } = runtime;
  const office = store.for({ org: letter.org, user: 'system' });
  const failure = await send(runtime, letter).then(
    () => undefined,
    (error: unknown) => reasonOf(error),
  );
  const wait = waits[letter.attempts];
  await office.transaction(async (tx) => {
    if (failure === undefined) await tx.outbox.markDelivered(letter.id);
    else await tx.outbox.markFailed(letter.id, failure, wait ? later(clock(), wait) : undefined);
    tx.audit.add({
      event: failure === undefined ? 'message.sent' : 'message.failed',
      subject: letter.id,
      detail: { kind: letter.kind, attempt: letter.attempts + 1, ...(failure && { failure }) },
    });
  });
}

const send = (runtime: Runtime, letter: Letter): Promise<void> =>
  letter.kind === 'mail' ? mail(runtime, letter) : call(runtime, letter);

async function mail({ store, config }: Runtime, letter: Letter): Promise<void> {
  const { smtp } = config;
  const office = store.for({ org: letter.org, user: 'system' });
  const { mail: to } = await office.notices.settings(letter.to);
  if (!to || !smtp) return;
  const { text, number } = letter.payload as Sent;
  const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
  const transport = createTransport({ url: smtp.url, ...times });
  try {
    await transport.sendMail({
      from: smtp.from,
      to,
      subject: `[必谈 Bitan] ${number ?? text['zh-CN']}`,
      text: `${number ? `${number}\n\n` : ''}${text['zh-CN']}\n${text.en}\n`,
      messageId: `<${letter.id}@bitan>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}

/** Calls a webhook, signed so that the receiver can tell from whom it is and when it was made. */
async function call({ store, clock }: Runtime, letter: Letter): Promise<void> {
  const hook = await store.system.outbox.secretOf(letter.org, letter.to);
  if (!hook) return;
  const body = JSON.stringify({ id: letter.id, at: letter.createdAt, ...(letter.payload as Sent) });
  const time = Math.floor(Date.parse(clock()) / 1000);
  const response = await fetch(hook.url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    headers: {
      'content-type': 'application/json',
      'bitan-message': letter.id,
      'bitan-signature': signatureOf(hook.secret, time, body),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}

/** `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>" in hexadecimal>` */
export const signatureOf = (secret: string, time: number, body: string): string =>
  `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;

const later = (now: string, wait: number) =>
  new Date(Date.parse(now) + wait * minutes).toISOString();

/** Why it failed, without addresses: what the administrator needs to know. */
function reasonOf(error: unknown): string {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: unknown };
  const deeper = (cause as { code?: string } | undefined)?.code;
  return [code ?? deeper, message].filter(Boolean).join(': ').slice(0, 300);
}
