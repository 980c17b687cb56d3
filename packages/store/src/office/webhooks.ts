import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Webhook } from '../supervise.ts';
import { seal } from '../trust/sealing.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

export const webhookTable = table<Webhook>('webhooks', {
  id: 'text',
  url: 'text',
  madeAt: 'instant',
  madeBy: 'text',
  endedAt: 'instant',
});

/** Where messages go by HTTP. A secret goes in and comes out only to sign with. */
export function webhooks(scope: Scope, kek: Buffer): Transaction['webhooks'] {
  return {
    async list() {
      const rows = await scope.rows(webhookTable).whereNull('ended_at').orderBy('id');
      return rows.map((row) => decode(webhookTable, row));
    },
    insert(url, secret) {
      const id = uuidv7();
      const sealed = seal(kek, placeOf(scope.actor.org, id), Buffer.from(secret));
      const webhook = { id, url, madeAt: scope.clock(), madeBy: scope.actor.user };
      return scope.insert<Webhook>(webhookTable, webhook, { sealed });
    },
    async end(id) {
      await scope.update(webhookTable, { id, ended_at: null }, { endedAt: scope.clock() });
    },
  };
}

/** The secret of a webhook is sealed for this place and opens at no other. */
export const placeOf = (org: string, id: string): string => [org, 'webhooks', id].join('/');
