import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

/**
 * What another office answered to a message stands with the message, so that nobody reads all answers
 * to find one; and what arrived and waits for an answer is found at once.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('outbox', (table) => {
    new Columns(table, textTypeOf(db)).jsonOrNull('answer');
  });
  await db.schema.alterTable('deliveries', (table) => {
    table.index(['org', 'kind', 'received_at', 'id'], 'deliveries_by_answer');
  });
  const answers = await db('deliveries').whereIn('kind', ['handover-receipt', 'handover-refusal']);
  for (const { org, payload: answer } of answers) {
    const { of: id } = JSON.parse(answer);
    if (typeof id === 'string') await db('outbox').where({ org, id }).update({ answer });
  }
}
