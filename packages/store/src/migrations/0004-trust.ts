import type { Knex } from 'knex';
import { createTable, toCase, toOrganisation } from '../schema/columns.ts';

/** What is sealed, and under which keys; the audit chain; what leaves and arrives; idempotency. */
export async function up(db: Knex): Promise<void> {
  await createVault(db);
  await createAudit(db);
  await createPost(db);
  await createTable(
    db,
    'idempotency',
    (c) => {
      c.text('actor');
      c.text('key');
      c.text('request_hash');
      c.integer('status');
      c.json('response');
      c.instant('created_at');
    },
    {
      primary: ['actor', 'key'],
      foreign: [toOrganisation],
    },
  );
}

async function createVault(db: Knex): Promise<void> {
  await createTable(
    db,
    'vault_keys',
    (c) => {
      c.text('id');
      c.text('wrapped');
      c.instant('created_at');
    },
    { primary: ['id'], foreign: [toOrganisation] },
  );
  await createTable(
    db,
    'vault',
    (c) => {
      c.text('case_id');
      c.text('seal');
      c.text('key_id');
      c.text('sealed');
      c.instant('updated_at');
    },
    {
      primary: ['case_id', 'seal'],
      foreign: [toCase(), { columns: ['key_id'], table: 'vault_keys', key: ['id'] }],
    },
  );
}

async function createAudit(db: Knex): Promise<void> {
  await createTable(
    db,
    'audit',
    (c) => {
      c.integer('seq');
      c.instant('at');
      c.text('actor');
      c.text('event');
      c.textOrNull('subject');
      c.jsonOrNull('detail');
      c.text('mac');
    },
    { primary: ['seq'], foreign: [toOrganisation] },
  );
  await createTable(
    db,
    'audit_heads',
    (c) => {
      c.integer('seq');
      c.text('mac');
    },
    { primary: [], foreign: [toOrganisation] },
  );
}

async function createPost(db: Knex): Promise<void> {
  await createTable(
    db,
    'outbox',
    (c) => {
      c.text('id');
      c.text('kind');
      c.text('to');
      c.json('payload');
      c.instant('created_at');
      c.instantOrNull('delivered_at');
    },
    {
      primary: ['id'],
      foreign: [toOrganisation],
      index: { delivered_at: ['delivered_at', 'id'], kind: ['kind', 'id'] },
    },
  );
  await createTable(
    db,
    'deliveries',
    (c) => {
      c.text('id');
      c.text('from');
      c.text('kind');
      c.json('payload');
      c.instant('arrived_at');
      c.instantOrNull('received_at');
      c.textOrNull('received_by');
    },
    { primary: ['id'], foreign: [toOrganisation], index: { kind: ['kind', 'id'] } },
  );
}
