import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';

const counterTable = table<{ name: string; year: number; n: number }>('counters', {
  name: 'text',
  year: 'integer',
  n: 'integer',
});

/** No sequence of a database: a number that is not used because of an error is given out again. */
export function counters(scope: Scope): Transaction['counters'] {
  return {
    async next(name, year) {
      const last = await scope.find(counterTable, { name, year });
      const n = (last?.n ?? 0) + 1;
      if (last) await scope.update(counterTable, { name, year }, { n });
      else await scope.insert(counterTable, { name, year, n });
      return n;
    },
  };
}
