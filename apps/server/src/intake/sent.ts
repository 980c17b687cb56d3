import { contract, type Fault, type SentState } from '@bitan/api';
import type { Form, Text } from '@bitan/definitions';
import type { ApiToken, Office, Transaction } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import type { Express, Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { checkAgainst } from '../http/body.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { newCode } from '../receipts/code.ts';
import { statusOf } from '../receipts/holder.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { standsAs } from '../work/merged.ts';
import { workflowOf } from '../work/standing.ts';
import { start } from '../work/start-case.ts';
import { startFormOf, subjectOf } from './columns.ts';
import { type Kind, type Named, Subjects } from './subjects.ts';

/**
 * Mounts what other bodies' systems can do under a token: begin a case of its type, and ask how what
 * it sent stands. Nothing else, and nothing of what others sent.
 */
export function bindSent(app: Express, runtime: Runtime): void {
  const senderOf = admission(runtime);
  const { sendCase, sentCase } = contract;
  app.post(sendCase.path, async (request, response) => {
    const sender = await senderOf(request);
    checkAgainst(sendCase.body, request.body ?? {});
    response.status(sendCase.status).json(await take(runtime, sender, request));
  });
  app.get(sentCase.path, async (request, response) => {
    const sender = await senderOf(request);
    response.json(await stateOf(runtime, sender, String(request.params.reference)));
  });
}

interface Sender {
  readonly me: SignedIn;
  readonly token: ApiToken;
  readonly office: Office;
  readonly ready: OfficeEdition;
}

/** Lets in who has a token for this type of case, as often as it may. */
function admission(runtime: Runtime): (request: Request) => Promise<Sender> {
  const wrong = new RateLimiterMemory({ points: 20, duration: 600 });
  const used = new Map<number, RateLimiterMemory>();
  return async (request) => {
    const secret = request.get('authorization')?.match(/^Bearer (\S{20,100})$/i)?.[1];
    const state = await wrong.get(request.ip ?? '');
    if (state && state.remainingPoints <= 0) throw new Refusal('too-many-attempts');
    const found = secret ? await runtime.store.system.tokens.find(secret) : undefined;
    const now = runtime.clock();
    if (!found || found.token.endedAt || found.token.expiresAt <= now) {
      await wrong.consume(request.ip ?? '').catch(() => undefined);
      throw new Refusal('token-refused');
    }
    const { token, org } = found;
    const limiter = used.get(token.perMinute) ?? limiterOf(token.perMinute);
    used.set(token.perMinute, limiter);
    await limiter.consume(token.id).catch(() => {
      throw new Refusal('too-many-attempts');
    });
    if (request.params.workflow !== token.workflow) throw new Refusal('forbidden');
    return senderUnder(runtime, org, token, now);
  };
}

const limiterOf = (perMinute: number) => new RateLimiterMemory({ points: perMinute, duration: 60 });

/** It begins cases as those would who may begin them; the audit log names the token. */
async function senderUnder(
  runtime: Runtime,
  org: string,
  token: ApiToken,
  now: string,
): Promise<Sender> {
  const ready = await runtime.editions.at(org, now);
  const { start: action } = workflowOf(ready.edition, token.workflow);
  const me: SignedIn = {
    user: { id: token.id, login: token.name, name: token.name },
    office: await runtime.tree.get(org, now),
    roles: action.by.roles,
    actsFor: [],
    may: new Set(),
  };
  return { me, token, ready, office: runtime.store.for({ org, user: token.id }) };
}

async function take(runtime: Runtime, sender: Sender, request: Request): Promise<SentState> {
  const { me, token, office, ready } = sender;
  const { answers } = request.body as { answers: Record<string, unknown> };
  const workflow = workflowOf(ready.edition, token.workflow);
  const form = startFormOf(ready.edition, workflow);
  const neighbours = await runtime.tree.around(me.office.id, runtime.clock());
  const key = request.get('idempotency-key')?.slice(0, 100);
  const ask = { ...(key && { key }), path: request.params, body: request.body };
  const reference = await once(office, ask, async (tx) => {
    const known = await withSubjects(runtime, sender, tx, form, answers);
    const { id } = await start(runtime, me, tx, {
      ...{ office: ready, workflow, neighbours, answers: known },
    });
    const code = newCode();
    await tx.tokens.note({ reference: code, tokenId: token.id, caseId: id });
    tx.audit.add({ event: 'token.sent', subject: id, detail: { token: token.name } });
    return code;
  });
  return stateOf(runtime, sender, reference);
}

/** The people and units that are meant, matched with their records or made, as in a table. */
async function withSubjects(
  runtime: Runtime,
  { me, ready }: Sender,
  tx: Transaction,
  form: Form,
  answers: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const named = Object.entries(answers).flatMap(([field, value]) => {
    const kind = subjectOf(form, field);
    return kind ? [{ field, named: namedIn(kind, value, field) }] : [];
  });
  const subjects = await Subjects.among(
    tx,
    ready,
    named.map((one) => one.named),
  );
  const known = { ...answers };
  for (const { field, named: one } of named) {
    const meant = subjects.find(one);
    if ('fault' in meant) throw wrong([{ pointer: `/answers/${field}`, message: meant.fault }]);
    known[field] =
      'id' in meant
        ? meant.id
        : (await subjects.make(tx, me, one.kind, meant.make, runtime.clock())).id;
  }
  return known;
}

function namedIn(kind: Kind, value: unknown, field: string): Named {
  const given = typeof value === 'string' ? { name: value } : value;
  const { name, id, ...said } = (given ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '') {
    throw wrong([{ pointer: `/answers/${field}/name`, message: noName }]);
  }
  return { kind, name: name.trim(), said, ...(typeof id === 'string' && id !== '' && { id }) };
}

/** @throws Refusal `not-found`, also for what came under another token */
async function stateOf(
  runtime: Runtime,
  { me, token, office }: Sender,
  reference: string,
): Promise<SentState> {
  const sent = await office.tokens.sent(token.id, reference);
  if (!sent) throw new Refusal('not-found');
  const unattended = runtime.store.for({ org: me.office.id, user: 'system' });
  const row = await standsAs(unattended, await unattended.cases.get(sent.caseId));
  const ready = await runtime.editions.of(me.office.id, row.edition, runtime.clock());
  return {
    reference,
    receivedOn: civilDate(sent.sentAt),
    status: statusOf(ready, row),
    closed: row.closedAt !== undefined,
  };
}

const wrong = (errors: readonly Fault[]) => new Refusal('answers-invalid', { errors });
const noName: Text = {
  'zh-CN': '请写明姓名或名称：{ "name": …, "unit": … }。',
  en: 'Say who is meant: { "name": …, "unit": … }.',
};
