import type { Knex } from 'knex';
import { createTable, toCase, toOrganisation } from '../schema/columns.ts';

/** Answers that somebody has not finished yet: each person's own, and sealed as a whole. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'answer_drafts',
    (c) => {
      c.text('id');
      c.text('user');
      c.text('workflow');
      c.textOrNull('case_id');
      c.text('action');
      c.text('edition');
      c.integer('case_revision');
      c.integer('revision');
      c.text('key_id');
      c.text('sealed');
      c.instant('created_at');
      c.instant('updated_at');
    },
    {
      primary: ['id'],
      foreign: [
        toOrganisation,
        toCase(),
        { columns: ['edition'], table: 'edition_contents', key: ['id'] },
        { columns: ['key_id'], table: 'vault_keys', key: ['id'] },
      ],
      // Of each action on a case at most one; of what begins a case several (`case_id` is null).
      unique: [['user', 'case_id', 'action']],
      index: { user: ['user', 'updated_at'], case: ['case_id'], updated_at: ['updated_at'] },
    },
  );
}
