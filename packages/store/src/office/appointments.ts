import { createHash } from 'node:crypto';
import type { Appointment } from '../planned.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { visible } from './visible.ts';

const appointmentTable = table<Appointment>('appointments', {
  caseId: 'text',
  name: 'text',
  title: 'json',
  on: 'text',
  user: 'text',
});
const feedTable = table<{ user: string; tokenHash: string; madeAt: string }>('feeds', {
  user: 'text',
  tokenHash: 'text',
  madeAt: 'instant',
});
const most = 1000;

/** Days on which people meet. */
export function appointments(scope: Scope): Transaction['appointments'] {
  const clear = (caseId: string, name?: string) =>
    scope.delete(appointmentTable, { case_id: caseId, ...(name !== undefined && { name }) });
  return {
    async between(from, to) {
      const query = visible(scope, appointmentTable).where('on', '>=', from).where('on', '<=', to);
      const rows = await query.orderBy('on').orderBy('case_id').limit(most);
      return rows.map((row) => decode(appointmentTable, row));
    },
    async set(appointment) {
      await clear(appointment.caseId, appointment.name);
      await scope.insert<Appointment>(appointmentTable, appointment);
    },
    async clear(caseId, name) {
      await clear(caseId, name);
    },
    async give(caseId, user) {
      await scope.update(appointmentTable, { case_id: caseId }, { user });
    },
  };
}

/** Calendars that other programs read by a secret address. Only its hash is kept. */
export function feeds(scope: Scope): Transaction['feeds'] {
  const { user } = scope.actor;
  return {
    async madeAt() {
      return (await scope.find(feedTable, { user }))?.madeAt;
    },
    async userOf(token) {
      return (await scope.find(feedTable, { token_hash: hashOf(token) }))?.user;
    },
    async save(token) {
      await scope.delete(feedTable, { user });
      const feed = { user, tokenHash: hashOf(token), madeAt: scope.clock() };
      await scope.insert(feedTable, feed);
    },
    async end() {
      await scope.delete(feedTable, { user });
    },
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
