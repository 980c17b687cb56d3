import { type Connection, type Migrating, migrateStore, StoreError } from '@bitan/store';
import { answering } from '../workers/answering.ts';

/** Why it came to nothing, in words for who reads them. */
export interface Migrated {
  readonly why?: string;
}

answering<Connection, Migrated, Migrating>(async (connection, tell) => {
  try {
    await migrateStore(connection, tell);
    return {};
  } catch (error) {
    if (error instanceof StoreError) return { why: error.message };
    throw error;
  }
});
