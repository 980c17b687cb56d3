import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';

export const counterTable = table<{ name: string; year: number; n: number }>('counters', {
  name: 'text',
  year: 'integer',
  n: 'integer',
});

/** No sequence of a database: a number that is not used because of an error is given out again. */
export function counters(scope: Scope): Transaction['counters'] {
  return {
    async last(name, year) {
      return (await scope.find(counterTable, { name, year }))?.n ?? 0;
    },
    async next(name, year) {
      const n = await scope.increment(counterTable, { name, year }, 'n');
      if (n !== undefined) return n;
      await scope.insert(counterTable, { name, year, n: 1 });
      return 1;
    },
  };
}
