import { NotFound } from '../errors.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Deputy } from '../supervise.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

const deputyTable = table<Deputy>('deputies', {
  id: 'text',
  absent: 'text',
  deputy: 'text',
  from: 'text',
  until: 'text',
  reason: 'text',
  namedBy: 'text',
  namedAt: 'instant',
  endedAt: 'instant',
});
const readDeputy = (row: Row): Deputy => decode(deputyTable, row);

/** Who stands in for whom. */
export function deputies(scope: Scope): Transaction['deputies'] {
  const counting = (day: string) =>
    scope.rows(deputyTable).whereNull('ended_at').where('until', '>=', day);
  return {
    async from(day) {
      return (await counting(day).orderBy('from').orderBy('id')).map(readDeputy);
    },
    async actsFor(user, day) {
      const rows = await counting(day).where({ deputy: user }).where('from', '<=', day);
      return [...new Set(rows.map(({ absent }) => String(absent)))];
    },
    insert: (deputy) =>
      scope.insert<Deputy>(deputyTable, {
        ...deputy,
        id: uuidv7(),
        namedBy: scope.actor.user,
        namedAt: scope.clock(),
      }),
    async end(id) {
      const ended = await scope.update(
        deputyTable,
        { id, ended_at: null },
        { endedAt: scope.clock() },
      );
      if (ended === 0) throw new NotFound(`deputies/${id}`);
      return scope.get(deputyTable, { id });
    },
  };
}
