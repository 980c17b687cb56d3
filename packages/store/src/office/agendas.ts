import type { AgendaItem, AgendaWriting } from '../agendas.ts';
import { NotFound } from '../errors.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { uuidv7 } from '../uuid.ts';
import { type Query, visible } from './visible.ts';

const itemTable = table<AgendaItem>('agenda_items', {
  id: 'text',
  meetingId: 'text',
  caseId: 'text',
  state: 'text',
  note: 'text',
  decided: 'json',
  problem: 'json',
  addedBy: 'text',
  addedAt: 'instant',
  revision: 'integer',
});

/** What an item may lose when it is written anew. */
const absent = { decided: undefined, problem: undefined } as unknown as Partial<AgendaItem>;

export function agendas(scope: Scope): AgendaWriting['agendas'] {
  const listed = async (query: Query) =>
    (await query.orderBy('added_at').orderBy('id')).map((row) => decode(itemTable, row));
  return {
    list: (meeting) => listed(visible(scope, itemTable).where({ meeting_id: meeting })),
    of: (caseId) => listed(visible(scope, itemTable).where({ case_id: caseId })),
    async get(meeting, caseId) {
      const where = { meeting_id: meeting, case_id: caseId };
      const row = await visible(scope, itemTable).where(where).first();
      if (!row) throw new NotFound(`agendas/${meeting}/${caseId}`);
      return decode(itemTable, row);
    },
    add(meetingId, caseId) {
      const added = { addedBy: scope.actor.user, addedAt: scope.clock(), revision: 1 };
      const item = { id: uuidv7(), meetingId, caseId, state: 'listed' as const, note: '' };
      return scope.insert<AgendaItem>(itemTable, { ...item, ...added });
    },
    save({ id, state, note, decided, problem }, expected) {
      const changes = { ...absent, state, note, decided, problem };
      return scope.compareAndSet(itemTable, id, expected, changes);
    },
    async remove({ id }) {
      await scope.delete(itemTable, { id });
    },
  };
}

/**
 * Of rows that belong to cases, those without the meetings on whose agenda something is from which
 * the actor is recused: what is written of a meeting as a whole names it.
 */
export function withoutHidden(scope: Scope, query: Query, of: string): Query {
  const hidden = scope
    .rows(itemTable)
    .join('case_recusals', (join) =>
      join
        .on('case_recusals.org', 'agenda_items.org')
        .on('case_recusals.case_id', 'agenda_items.case_id'),
    )
    .where('case_recusals.user', scope.actor.user)
    .whereRaw('?? = ??', ['agenda_items.meeting_id', `${of}.case_id`]);
  return query.whereNotExists(hidden.select('agenda_items.id'));
}
