import type { Remembered } from '../model.ts';
import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';

export const rememberedTable = table<Remembered>('idempotency', {
  key: 'text',
  requestHash: 'text',
  status: 'integer',
  response: 'json',
});

/** Keys are each actor's own: nobody is answered with what somebody else was. */
export function idempotency(scope: Scope): Transaction['idempotency'] {
  const actor = scope.actor.user;
  return {
    find: (key) => scope.find(rememberedTable, { actor, key }),
    async remember(answer) {
      await scope.insert(rememberedTable, answer, { actor, created_at: scope.clock() });
    },
  };
}
