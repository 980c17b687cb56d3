import type { Knex } from 'knex';
import { createTable, toCase, toOrganisation } from '../schema/columns.ts';

/** Files that belong to cases, or wait for the form that they were uploaded for. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'attachments',
    (c) => {
      c.text('id');
      c.textOrNull('case_id');
      c.text('form');
      c.text('field');
      c.textOrNull('seal');
      c.text('key_id');
      c.text('name');
      c.text('type');
      c.integer('size');
      c.text('sha256');
      c.text('original');
      c.text('uploaded_by');
      c.instant('uploaded_at');
    },
    {
      primary: ['id'],
      foreign: [
        toOrganisation,
        toCase(),
        { columns: ['key_id'], table: 'vault_keys', key: ['id'] },
      ],
      index: {
        case_id: ['case_id', 'id'],
        sha256: ['sha256'],
        original: ['original'],
      },
    },
  );
}
