import type { ReceiptState } from '@bitan/api';
import type { Receipt as Declared, Edition, Text, Workflow } from '@bitan/definitions';
import type { Receipt } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { plain } from '../people/names.ts';
import { officeOf, standingOf } from '../work/standing.ts';
import { mustBeAllowedToStart } from '../work/start-case.ts';
import { newCode } from './code.ts';

/** The receipt of a case, without its code: that was told once and is not kept. */
export const receipt: UseCase<'receipt'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const { workflow, office: ready } = await standingOf(runtime, me, office, path.case);
  const found = await office.receipts.of(path.case);
  return found && stateOf(ready.edition, declaredIn(workflow), found);
};

/**
 * Gives out a receipt to who brought the matter. Not remembered under a key: the code is told once,
 * and asking again makes another.
 */
export const issueReceipt: UseCase<'issueReceipt'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const { workflow, office: ready } = await standingOf(runtime, me, office, path.case);
  mustBeAllowedToStart(me, workflow, ready.edition);
  const declared = declaredIn(workflow);
  const code = newCode();
  const issued = await office.transaction(async (tx) => {
    tx.audit.add({ event: 'receipt.issued', subject: path.case });
    return tx.receipts.issue(path.case, code);
  });
  return { code, state: stateOf(ready.edition, declared, issued) };
};

/** @throws Refusal `not-found` where the flow gives out no receipts */
export function declaredIn({ receipt: declared }: Workflow): Declared {
  if (!declared) throw new Refusal('not-found', { detail: noReceipts });
  return declared;
}

export function stateOf(edition: Edition, declared: Declared, receipt: Receipt): ReceiptState {
  return {
    madeAt: receipt.madeAt,
    messages: messagesOf(declared, receipt),
    ...(receipt.rating !== undefined && { rating: ratingOf(edition, declared, receipt.rating) }),
  };
}

export const messagesOf = ({ messages }: Declared, receipt: Receipt) =>
  receipt.messages.map(({ id, kind, at }) => ({
    id,
    kind: messages.find((one) => one.id === kind) ?? { id: kind, title: plain(kind) },
    at,
  }));

/** The values of the register's field that a rating is written to. */
export function ratingsOf({ registers }: Edition, { rating }: Declared) {
  const field = registers[rating?.register ?? '']?.fields.find(({ id }) => id === rating?.field);
  return field?.values ?? [];
}

export const ratingOf = (edition: Edition, declared: Declared, value: string) =>
  ratingsOf(edition, declared).find(({ id }) => id === value) ?? { id: value, title: plain(value) };

const noReceipts: Text = {
  'zh-CN': '这类事项不发回执。',
  en: 'No receipts are given out for this type of case.',
};
