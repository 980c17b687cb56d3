import type { Knex } from 'knex';
import { afterEach } from 'vitest';
import { connect } from '../database/connect.ts';
import type { Case } from '../model.ts';
import { openStore } from '../open.ts';
import type { Connection, Office, Options, RootTransaction, Store, Transaction } from '../types.ts';
import type { Databases } from './databases.ts';

export const keys = { kek: Buffer.alloc(32, 1), audit: Buffer.alloc(32, 2) };
export const edition = 'e'.repeat(64);

/** A store with two organisations, A above B, each with an edition and the users ann and bob. */
export interface World {
  readonly store: Store;
  readonly options: Options;
  readonly connection: Connection;
  /** Moves the clock. */
  at(instant: string): void;
  office(user?: string, org?: string): Office;
  /** Reaches the tables behind the store's back, as an intruder would. */
  behind<T>(work: (db: Knex) => Promise<T>): Promise<T>;
}

/** Gives a test its own world, and closes it afterwards. */
export function worlds(databases: Databases): () => Promise<World> {
  const open: Store[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((store) => store.close()));
  });
  return async () => {
    let now = '2026-03-02T08:00:00.000Z';
    const options = { keys, clock: () => now };
    const connection = await databases.create();
    const store = await openStore(connection, options);
    open.push(store);
    for (const id of ['A', 'B']) await found(store, id);
    return {
      store,
      options,
      connection,
      at: (instant) => {
        now = instant;
      },
      office: (user = 'ann', org = 'A') => store.for({ org, user }),
      behind: async (work) => {
        const db = await connect(connection);
        return work(db).finally(() => db.destroy());
      },
    };
  };
}

async function found(store: Store, id: string): Promise<void> {
  const title = { 'zh-CN': `办公室${id}`, en: `Office ${id}` };
  const parent = id === 'A' ? {} : { parent: 'A' };
  await store.system.organisations.create({ id, title, level: 'city', pack: 'base', ...parent });
  await write(store.for({ org: id, user: 'system' }), async (tx) => {
    for (const user of ['ann', 'bob']) {
      await tx.users.insert({
        id: user,
        login: user,
        name: user,
        roles: ['officer'],
        passwordHash: `hash of ${user}`,
      });
    }
    await tx.editions.publish({
      id: edition,
      content: { of: id },
      effectiveFrom: '2026-01-01T00:00:00Z',
      reason: 'first',
    });
  });
}

/** Writes with an audit entry that says nothing in particular. */
export const write = <T>(office: Office, work: (tx: RootTransaction) => Promise<T>): Promise<T> =>
  office.transaction(async (tx) => {
    const result = await work(tx);
    tx.audit.add({ event: 'test.write' });
    return result;
  });

type NewCase = Parameters<Transaction['cases']['insert']>[0];

let numbers = 0;
/** A case with what a test does not care about filled in. */
export function aCase(given: Partial<Case> = {}): NewCase {
  numbers += 1;
  return {
    workflow: 'matter',
    edition,
    number: `N-${numbers}`,
    stage: 'begun',
    position: { visit: 1 },
    facts: {},
    outcomes: {},
    summary: {},
    recused: [],
    startedAt: '2026-03-02T08:00:00.000Z',
    ...given,
  };
}

export const anAction = (caseId: string, given = {}) => ({
  caseId,
  action: 'register',
  kind: 'do' as const,
  at: '2026-03-02T08:00:00.000Z',
  stage: 'begun',
  answers: { what: 'something' },
  edition,
  calendar: 'c'.repeat(64),
  ...given,
});

export const aPast = { at: '2026-03-02T08:00:00.000Z', facts: { f: 1 }, absent: ['g'] };
