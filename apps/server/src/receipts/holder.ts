import { randomUUID } from 'node:crypto';
import { contract, type ReceiptView } from '@bitan/api';
import type { Receipt as Declared, Text } from '@bitan/definitions';
import type { Case, Office, Receipt } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import type { Express, Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { checkAgainst } from '../http/body.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { standsAs } from '../work/merged.ts';
import { stageOf, workflowOf } from '../work/standing.ts';
import { codeTyped } from './code.ts';
import { declaredIn, messagesOf, ratingOf, ratingsOf } from './issue.ts';

/** A receipt does not become a mailbox. */
const mostMessages = 20;

/**
 * Mounts what the holder of a receipt may do. They are not signed in and never asked who they are;
 * what they write is sealed, and nothing of the case is told but where it stands.
 */
export function bindReceipts(app: Express, runtime: Runtime): void {
  const guesses = wrongCodes();
  const held = async (request: Request) => {
    await guesses.mayTry(request);
    const found = await runtime.store.system.receipts.find(codeTyped(request.body.code));
    if (found) return holding(runtime, found);
    await guesses.wrong(request);
    throw new Refusal('not-found', { detail: noSuchCode });
  };
  const mount = (
    name: 'readReceipt' | 'writeUnderReceipt' | 'rateUnderReceipt',
    work: (holding: Holding, request: Request) => Promise<unknown>,
  ) => {
    const { path, body, status } = contract[name];
    app.post(path, async (request, response) => {
      checkAgainst(body, request.body ?? {});
      const before = await held(request);
      await work(before, request);
      response.status(status).json(viewOf(await held(request)));
    });
  };
  mount('readReceipt', async () => {});
  mount('writeUnderReceipt', write);
  mount('rateUnderReceipt', rate);
}

interface Holding {
  readonly runtime: Runtime;
  readonly office: Office;
  readonly title: Text;
  readonly row: Case;
  /** The case with which it is handled, or itself: how that stands is what is told. */
  readonly stands: Case;
  readonly ready: OfficeEdition;
  readonly declared: Declared;
  readonly receipt: Receipt;
}

async function holding(
  runtime: Runtime,
  { org, caseId }: { org: string; caseId: string },
): Promise<Holding> {
  const office = runtime.store.for({ org, user: 'system' });
  const [row, receipt, { title }] = await Promise.all([
    office.cases.get(caseId),
    office.receipts.of(caseId),
    runtime.store.system.organisations.get(org),
  ]);
  if (!receipt) throw new Refusal('not-found', { detail: noSuchCode });
  const ready = await runtime.editions.of(org, row.edition, runtime.clock());
  const declared = declaredIn(workflowOf(ready.edition, row.workflow));
  const stands = await standsAs(office, row);
  return { runtime, office, title, row, stands, ready, declared, receipt };
}

function viewOf({ title, row, stands, ready, declared, receipt }: Holding): ReceiptView {
  const { edition } = ready;
  const closed = stands.closedAt !== undefined;
  const { rating } = declared;
  return {
    office: title,
    intro: declared.intro,
    receivedOn: civilDate(row.startedAt),
    status: statusOf(ready, stands),
    closed,
    kinds: declared.messages,
    explains: workflowOf(edition, row.workflow).explains ?? [],
    messages: messagesOf(declared, receipt).map(({ kind, at }) => ({ kind, at })),
    ...(rating &&
      closed && {
        rating: {
          title: rating.title,
          values: ratingsOf(edition, declared),
          ...(receipt.rating && { given: ratingOf(edition, declared, receipt.rating) }),
        },
      }),
  };
}

/** What the stage, or else its phase, says to who is not of the office. */
export function statusOf({ edition }: OfficeEdition, row: Case): Text {
  const workflow = workflowOf(edition, row.workflow);
  const stage = stageOf(workflow, row.stage);
  const phase = workflow.phases.find(({ id }) => id === stage.phase);
  return stage.says ?? phase?.says ?? underWay;
}

async function write(held: Holding, request: Request): Promise<void> {
  const { office, row, stands, declared, receipt, runtime } = held;
  const { kind, text } = request.body as { kind: string; text: string };
  if (!declared.messages.some(({ id }) => id === kind)) throw unknownChoice('/kind');
  if (text.trim() === '') throw unknownChoice('/text', empty);
  if (receipt.messages.length >= mostMessages) {
    throw new Refusal('too-many-attempts', { detail: enough });
  }
  await once(office, keyed(request), async (tx) => {
    const message = { id: randomUUID(), kind, at: runtime.clock() };
    await tx.vault.seal(row.id, declared.seal, { [message.id]: { ...message, text } });
    await tx.receipts.save(
      { ...receipt, messages: [...receipt.messages, message] },
      receipt.revision,
    );
    await tx.outbox.add({
      kind: 'notice',
      to: JSON.stringify('handler'),
      payload: { text: declared.notice, number: stands.number, case: stands.id },
    });
    tx.audit.add({ event: 'receipt.message', subject: row.id, detail: { kind } });
    return message.id;
  });
}

async function rate(held: Holding, request: Request): Promise<void> {
  const { office, row, stands, ready, declared, receipt, runtime } = held;
  const { value } = request.body as { value: string };
  const { rating } = declared;
  if (!rating || !stands.closedAt) throw new Refusal('not-open', { detail: notYet });
  if (!ratingsOf(ready.edition, declared).some(({ id }) => id === value)) {
    throw unknownChoice('/value');
  }
  if (receipt.rating !== undefined) throw new Refusal('not-open', { detail: ratedAlready });
  await once(office, keyed(request), async (tx) => {
    await tx.receipts.save({ ...receipt, rating: value }, receipt.revision);
    const data = { [rating.field]: value };
    await tx.records.append({
      register: rating.register,
      caseId: row.id,
      at: runtime.clock(),
      data,
    });
    tx.audit.add({ event: 'receipt.rated', subject: row.id });
    return value;
  });
}

/** The keys of those who are not signed in are told apart by the receipt too. */
function keyed(request: Request) {
  const key = request.get('idempotency-key');
  const { code, ...body } = request.body as { code: string };
  return { ...(key && { key: `receipt/${key.slice(0, 90)}` }), path: codeTyped(code), body };
}

/** Twenty wrong codes in ten minutes from one address; addresses are not kept. */
function wrongCodes() {
  const limiter = new RateLimiterMemory({ points: 20, duration: 600 });
  const refuse = () => new Refusal('too-many-attempts');
  return {
    async mayTry({ ip = '' }: Request) {
      const state = await limiter.get(ip);
      if (state && state.remainingPoints <= 0) throw refuse();
    },
    wrong: ({ ip = '' }: Request) =>
      limiter.consume(ip).catch(() => {
        throw refuse();
      }),
  };
}

const unknownChoice = (pointer: string, message = notOffered) =>
  new Refusal('body-invalid', { errors: [{ pointer, message }] });

const noSuchCode: Text = {
  'zh-CN': '没有这个回执编码，或已换发新的回执。',
  en: 'There is no such receipt, or a new one was given out for it.',
};
const notOffered: Text = { 'zh-CN': '不在可选范围内。', en: 'This is not among the choices.' };
const empty: Text = { 'zh-CN': '请填写内容。', en: 'Write something.' };
const underWay: Text = { 'zh-CN': '正在办理', en: 'Being handled' };
const notYet: Text = { 'zh-CN': '办结后才能评价。', en: 'It can be rated once it is closed.' };
const ratedAlready: Text = { 'zh-CN': '已经评价过了。', en: 'It was rated already.' };
const enough: Text = {
  'zh-CN': `一张回执最多提交 ${mostMessages} 次；请通过其他渠道联系。`,
  en: `A receipt takes ${mostMessages} messages; please use another channel.`,
};
