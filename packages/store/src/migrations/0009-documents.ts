import type { Knex } from 'knex';
import { createTable, toCase, toOrganisation } from '../schema/columns.ts';

/** Documents that were produced: from which template, with which number, by whom. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'documents',
    (c) => {
      c.text('id');
      c.textOrNull('case_id');
      c.textOrNull('person_id');
      c.text('document');
      c.textOrNull('number');
      c.text('edition');
      c.text('template');
      c.text('file');
      c.integer('size');
      c.integer('version');
      c.text('made_by');
      c.instant('made_at');
    },
    {
      primary: ['id'],
      foreign: [
        toOrganisation,
        toCase(),
        { columns: ['person_id'], table: 'people', key: ['id'] },
        { columns: ['edition'], table: 'edition_contents', key: ['id'] },
      ],
      unique: [['case_id', 'document', 'version']],
      index: { case: ['case_id', 'made_at'], person: ['person_id', 'made_at'] },
    },
  );
}
