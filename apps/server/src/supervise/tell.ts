import type { Text } from '@bitan/definitions';
import type { Case, Transaction, User } from '@bitan/store';
import { civilDate } from '@bitan/workflow';

/** Something that people are told. Only the number of the case leaves the product with the text. */
export interface News {
  /** e.g. `alarm.overdue`; people choose by it what reaches them by mail. */
  readonly kind: string;
  readonly text: Text;
  readonly case?: Pick<Case, 'id' | 'number' | 'recused'>;
  /** The title of the action; shown in the product, never sent. */
  readonly about?: Text;
}

/** Who is told: colleagues by id, and everybody with one of the roles. */
export interface Audience {
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
}

/** What leaves the office: nothing that says more than that something is to be done, and where. */
export interface Sent {
  readonly kind: string;
  readonly number?: string;
  readonly text: Text;
}

/**
 * Tells people in the product, and sends what they and the office's systems are to hear, all in the
 * caller's transaction. Who is recused from the case hears nothing; an absent colleague's deputy
 * hears it too.
 *
 * @returns the people who were told
 */
export async function tell(tx: Transaction, to: Audience, news: News, at: string) {
  const people = await audience(tx, to, news.case?.recused ?? [], at);
  const sent: Sent = {
    kind: news.kind,
    text: news.text,
    ...(news.case && { number: news.case.number }),
  };
  for (const { id } of people) {
    await tx.notices.add({
      user: id,
      kind: news.kind,
      text: news.text,
      ...(news.case && { caseId: news.case.id, number: news.case.number }),
      ...(news.about && { about: news.about }),
    });
    const { mail, quiet = [] } = await tx.notices.settings(id);
    if (mail && !quiet.includes(news.kind)) {
      await tx.outbox.add({ kind: 'mail', to: id, payload: sent });
    }
  }
  if (people.length > 0) await callHooks(tx, sent);
  return people.map(({ id }) => id);
}

async function callHooks(tx: Transaction, sent: Sent): Promise<void> {
  for (const { id } of await tx.webhooks.list()) {
    await tx.outbox.add({ kind: 'webhook', to: id, payload: sent });
  }
}

async function audience(
  tx: Transaction,
  { users = [], roles = [] }: Audience,
  recused: readonly string[],
  at: string,
): Promise<User[]> {
  const all = await tx.users.list();
  const meant = all
    .filter((one) => users.includes(one.id) || one.roles.some((role) => roles.includes(role)))
    .map(({ id }) => id);
  const today = civilDate(at);
  const stand = (await tx.deputies.from(today))
    .filter(({ absent, from }) => meant.includes(absent) && from <= today)
    .map(({ deputy }) => deputy);
  return all.filter(
    ({ id, disabled }) =>
      !disabled && !recused.includes(id) && (meant.includes(id) || stand.includes(id)),
  );
}
