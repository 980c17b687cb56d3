import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect.ts';
import { Unsupported } from '../errors.ts';
import type { Actor, Message } from '../model.ts';
import { unattendedImports } from '../office/imports.ts';
import { outgoingTable } from '../office/outbox.ts';
import { hashOfCode } from '../office/receipts.ts';
import { tokensOfAll } from '../office/tokens.ts';
import { userTable } from '../office/users.ts';
import { placeOf } from '../office/webhooks.ts';
import { decode } from '../schema/table.ts';
import { reindex } from '../search/reindex.ts';
import type { Outgoing } from '../supervise.ts';
import { unseal } from '../trust/sealing.ts';
import type { Office, Options, System, Transaction } from '../types.ts';
import { organisations } from './organisations.ts';
import { sessions } from './sessions.ts';

/** The few questions that are asked before, or without, a person of an organisation. */
export function system(db: Knex, officeOf: (actor: Actor) => Office, options: Options): System {
  return {
    organisations: organisations(db, options),
    sessions: sessions(db, options.clock),
    users: {
      async byLogin(login) {
        const rows = await db('users').where({ login }).orderBy('org');
        return rows.map((row) => ({
          org: row.org,
          user: decode(userTable, row),
          passwordHash: row.password_hash,
        }));
      },
    },
    receipts: {
      async find(code) {
        const row = await db('receipts')
          .where({ code_hash: hashOfCode(code) })
          .first();
        return row && { org: row.org, caseId: row.case_id };
      },
    },
    outbox: {
      pending: (kinds, now, limit = 100) => pending(db, kinds, now, limit),
      take: (message, until) => take(db, message, until),
      secretOf: (org, webhook) => secretOf(db, options.keys.kek, org, webhook),
      deliver: (message, arrived) => deliver(officeOf, message, arrived),
    },
    imports: unattendedImports(db),
    tokens: tokensOfAll(db),
    reindex: (told) => reindex(db, told),
    sweep: () => sweep(db, options.clock()),
    backup: (file) => backup(db, file),
  };
}

async function pending(
  db: Knex,
  kinds: readonly string[],
  now: string,
  limit: number,
): Promise<(Outgoing & { org: string })[]> {
  const rows = await db('outbox')
    .whereIn('org', db('organisations').select('org'))
    .whereNull('delivered_at')
    .whereNull('failed_at')
    .whereIn('kind', [...kinds])
    .where((due) => due.whereNull('next_at').orWhere('next_at', '<=', now))
    .orderBy('id')
    .limit(limit);
  return rows.map((row) => ({ ...decode(outgoingTable, row), org: row.org }));
}

async function take(
  db: Knex,
  { org, id, attempts }: Outgoing & { org: string },
  until: string,
): Promise<boolean> {
  const taken = await db('outbox')
    .where({ org, id, attempts })
    .whereNull('delivered_at')
    .update({ attempts: attempts + 1, next_at: until });
  return taken === 1;
}

async function secretOf(db: Knex, kek: Buffer, org: string, id: string) {
  const row = await db('webhooks').where({ org, id }).whereNull('ended_at').first();
  if (!row) return undefined;
  const secret = unseal(kek, placeOf(org, id), String(row.sealed)).toString();
  return { url: String(row.url), secret };
}

/** Arrives first, is marked afterwards: interrupted in between, it is brought again and is one. */
async function deliver(
  officeOf: (actor: Actor) => Office,
  message: Message & { org: string },
  arrived: (tx: Transaction) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const unattended = (org: string) => officeOf({ org, user: 'system' });
  const said = (event: string, detail: unknown) => ({ event, subject: message.id, detail });
  await unattended(message.to).transaction(async (tx) => {
    const isNew = await tx.deliveries.arrive(message.org, message);
    tx.audit.add(said('message.arrive', { from: message.org }));
    if (isNew) await arrived(tx);
  });
  await unattended(message.org).transaction(async (tx) => {
    await tx.outbox.markDelivered(message.id);
    tx.audit.add(said('message.deliver', { to: message.to }));
  });
}

const day = 24 * 60 * 60 * 1000;

async function sweep(db: Knex, now: string): Promise<void> {
  const yesterday = new Date(Date.parse(now) - day).toISOString();
  await db('sessions').where('idle_until', '<=', now).orWhere('absolute_until', '<=', now).delete();
  await db('idempotency').where('created_at', '<', yesterday).delete();
}

/** The one connection is taken meanwhile, so that the copy is of one moment; others wait. */
async function backup(db: Knex, file: string): Promise<void> {
  if (isPostgres(db)) {
    throw new Unsupported('PostgreSQL 请用 pg_dump 备份 / back up PostgreSQL with pg_dump');
  }
  const connection = await db.client.acquireConnection();
  try {
    await connection.backup(file);
  } finally {
    await db.client.releaseConnection(connection);
  }
}
