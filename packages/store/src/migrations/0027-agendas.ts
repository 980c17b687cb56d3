import type { Knex } from 'knex';
import { createTable, toCase } from '../schema/columns.ts';

/** The matters on the agendas of meetings, and what was decided of each. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'agenda_items',
    (c) => {
      c.text('id');
      c.text('meeting_id');
      c.text('case_id');
      c.text('state');
      c.text('note');
      c.jsonOrNull('decided');
      c.jsonOrNull('problem');
      c.text('added_by');
      c.instant('added_at');
      c.integer('revision');
    },
    {
      primary: ['id'],
      unique: [['meeting_id', 'case_id']],
      foreign: [toCase('meeting_id'), toCase()],
      index: { meeting: ['meeting_id', 'added_at'], case: ['case_id'] },
    },
  );
}
