import type { Knex } from 'knex';

export const isPostgres = (db: Knex): boolean => db.client.config.client === 'pg';
