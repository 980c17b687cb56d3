import type { Knex } from 'knex';
import { NotFound, WrongKey } from '../errors.ts';
import type { AuditEntry, AuditEvent, AuditFilter, AuditProof } from '../model.ts';
import { pageOf } from '../paging.ts';
import { decode, type Row, table, type Values } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { beginning, isSigned, type Link, macOf, signHead } from './chain.ts';

/** In the order in which an entry is signed, which never changes. */
const auditTable = table<AuditEntry>('audit', {
  seq: 'integer',
  at: 'instant',
  actor: 'text',
  event: 'text',
  subject: 'text',
  detail: 'json',
});
const signed = auditTable.inserted;
const headTable = table<Link>('audit_heads', { seq: 'integer', mac: 'text' });

const latestFirst = { by: ['seq'], direction: 'desc', of: 'number' } as const;

export function audit(scope: Scope, key: Buffer): Transaction['audit'] {
  return {
    list: (filter = {}) =>
      pageOf(wanted(scope, filter), latestFirst, filter, (row) => decode(auditTable, row)),
    add: (event) => scope.say(event),
    async head() {
      return signHead(key, scope.actor.org, await scope.get(headTable, {}), scope.clock());
    },
    async verify(head) {
      if (head && (head.org !== scope.actor.org || !isSigned(key, head))) {
        throw new WrongKey(`audit head ${head.seq}`);
      }
      const last = await scope.get(headTable, {});
      return prove(scope, key, head ? [last, head] : [last]);
    },
  };
}

function wanted(scope: Scope, { actor, kind, subject, since, until }: AuditFilter) {
  const rows = scope.rows(auditTable);
  if (actor !== undefined) rows.where('actor', actor);
  if (kind !== undefined) rows.where('event', '>=', `${kind}.`).where('event', '<', `${kind}/`);
  if (subject !== undefined) rows.where('subject', subject);
  if (since !== undefined) rows.where('at', '>=', since);
  if (until !== undefined) rows.where('at', '<', until);
  return rows;
}

/** Begins the chain of an organisation that was just created. */
export async function beginChain(db: Knex, org: string): Promise<void> {
  await db(headTable.name).insert({ org, ...beginning });
}

/**
 * Makes the transactions of an organisation follow one another, by writing its head first: then
 * counters and the chain need no other lock, and SQLite never has to upgrade a read to a write.
 * @returns the head of the chain
 */
export async function takeTurn(scope: Scope): Promise<Link> {
  const head = await scope.lock(headTable);
  if (!head) throw new NotFound(`organisations/${scope.actor.org}`);
  return head;
}

/** Adds the events of a transaction to the chain, after `head`. */
export async function writeEvents(
  scope: Scope,
  key: Buffer,
  head: Link,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  let { seq, mac } = head;
  const [at, actor] = [scope.clock(), scope.actor.user];
  const rows: Values[] = [];
  for (const event of events) {
    seq += 1;
    const entry = scope.rowOf<AuditEntry>(auditTable, { seq, at, actor, ...event });
    mac = macOf(key, mac, entry);
    rows.push([...entry, mac]);
  }
  await scope.insertRows({ table: auditTable.name, columns: [...signed, 'mac'], values: rows });
  await scope.update(headTable, {}, { seq, mac });
}

/** Walks the chain from its beginning; all of `heads` have to be met on the way. */
async function prove(scope: Scope, key: Buffer, heads: readonly Link[]): Promise<AuditProof> {
  let link: Link = beginning;
  for await (const row of entriesOf(scope)) {
    const seq = link.seq + 1;
    const entry = signed.map((column) => row[column] ?? null);
    const mac = macOf(key, link.mac, entry);
    const contradicts = heads.some((head) => head.seq === seq && head.mac !== mac);
    if (row.seq !== seq || row.mac !== mac || contradicts) return broken(scope, seq);
    link = { seq, mac };
  }
  const isCut = heads.some((head) => head.seq > link.seq);
  return isCut ? broken(scope, link.seq + 1) : { ok: true, entries: link.seq };
}

async function broken(scope: Scope, brokenAt: number): Promise<AuditProof> {
  const [counted] = await scope.rows(auditTable).count('seq as n');
  return { ok: false, entries: Number(counted?.n), brokenAt };
}

const batch = 1000;

async function* entriesOf(scope: Scope): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await scope.rows(auditTable).where('seq', '>', after).orderBy('seq').limit(batch);
    yield* rows;
    if (rows.length < batch) return;
    after = Number(rows.at(-1)?.seq);
  }
}
