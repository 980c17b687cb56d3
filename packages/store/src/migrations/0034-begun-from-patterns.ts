import type { Knex } from 'knex';
import { createTable, toCase } from '../schema/columns.ts';

/** Cases can begin from what was seen to repeat: through the draft in which each is typed. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'suggested_cases',
    (c) => {
      c.text('draft_id');
      c.text('suggestion_id');
      c.textOrNull('case_id');
    },
    {
      primary: ['draft_id'],
      foreign: [{ columns: ['suggestion_id'], table: 'suggestions', key: ['id'] }, toCase()],
      index: { suggestion: ['suggestion_id'], case: ['case_id'] },
    },
  );
}
