import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Instant, Session } from '../model.ts';
import { decode, encode, table } from '../schema/table.ts';
import type { System } from '../types.ts';

const sessionTable = table<Session>('sessions', {
  org: 'text',
  user: 'text',
  data: 'json',
  idleUntil: 'instant',
  absoluteUntil: 'instant',
});

/** Sessions are found by the hash of their token: who reads the table cannot take one over. */
export function sessions(db: Knex, clock: () => Instant): System['sessions'] {
  return {
    async find(token) {
      const now = clock();
      const row = await db('sessions')
        .where({ token_hash: hashOf(token) })
        .where('idle_until', '>', now)
        .where('absolute_until', '>', now)
        .first();
      return row && decode(sessionTable, row);
    },
    async save(token, session) {
      const row = { ...encode(sessionTable, session), token_hash: hashOf(token) };
      await db('sessions').insert(row).onConflict(['org', 'token_hash']).merge();
    },
    async end(token) {
      await db('sessions')
        .where({ token_hash: hashOf(token) })
        .delete();
    },
    async endAll(org, user) {
      await db('sessions').where({ org, user }).delete();
    },
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
