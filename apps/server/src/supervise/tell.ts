import type { NoticeKind } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { Case, Deputy, Transaction, User, Webhook } from '@bitan/store';
import { civilDate } from '@bitan/workflow';

/** Something that people are told. Only the number of the case leaves the product with the text. */
export interface News {
  readonly kind: NoticeKind;
  readonly text: Text;
  readonly case?: Pick<Case, 'id' | 'number' | 'recused'>;
  /** The title of the action, or what repeats where; shown in the product, never sent. */
  readonly about?: Text;
}

/** Who is told: colleagues by id, and everybody with one of the roles. */
export interface Audience {
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
}

/** What leaves the office: nothing that says more than that something is to be done, and where. */
export interface Sent {
  readonly kind: NoticeKind;
  readonly number?: string;
  readonly text: Text;
}

/** What telling many needs to know once: who there is, who stands in for whom, and who hears of it elsewhere. */
export interface Telling {
  readonly tx: Transaction;
  readonly at: string;
  readonly users: readonly User[];
  readonly deputies: readonly Deputy[];
  readonly webhooks: readonly Webhook[];
}

export async function tellingIn(tx: Transaction, at: string): Promise<Telling> {
  const users = await tx.users.list();
  const deputies = await tx.deputies.from(civilDate(at));
  return { tx, at, users, deputies, webhooks: await tx.webhooks.list() };
}

/**
 * Tells people in the product, and sends what they and the office's systems are to hear, all in the
 * caller's transaction. Who is recused from the case hears nothing; an absent colleague's deputy
 * hears it too.
 *
 * @returns the people who were told
 */
export const tell = async (tx: Transaction, to: Audience, news: News, at: string) =>
  tellOne(await tellingIn(tx, at), to, news);

/** The same for one of many. */
export async function tellOne(telling: Telling, to: Audience, news: News): Promise<string[]> {
  const { tx, webhooks } = telling;
  const people = audience(telling, to, news.case?.recused ?? []);
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
  if (people.length > 0)
    for (const { id } of webhooks) await tx.outbox.add({ kind: 'webhook', to: id, payload: sent });
  return people.map(({ id }) => id);
}

function audience(
  { at, users: all, deputies }: Telling,
  { users = [], roles = [] }: Audience,
  recused: readonly string[],
): User[] {
  const meant = all
    .filter((one) => users.includes(one.id) || one.roles.some((role) => roles.includes(role)))
    .map(({ id }) => id);
  const today = civilDate(at);
  const stand = deputies
    .filter(({ absent, from }) => meant.includes(absent) && from <= today)
    .map(({ deputy }) => deputy);
  return all.filter(
    ({ id, disabled }) =>
      !disabled && !recused.includes(id) && (meant.includes(id) || stand.includes(id)),
  );
}
