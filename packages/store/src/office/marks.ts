import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';

const markTable = table<{ name: string; value: string; at: string }>('marks', {
  name: 'text',
  value: 'text',
  at: 'instant',
});

/** How far unattended work came, so that it goes on there after a restart. */
export function marks(scope: Scope): Transaction['marks'] {
  return {
    async get(name) {
      return (await scope.find(markTable, { name }))?.value;
    },
    async set(name, value) {
      const mark = { value, at: scope.clock() };
      const changed = await scope.update(markTable, { name }, mark);
      if (changed === 0) await scope.insert(markTable, { name, ...mark });
    },
  };
}
