import type { Knex } from 'knex';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { ApiToken, SentCase, TokenSystem, TokenWriting } from '../tokens.ts';
import { uuidv7 } from '../uuid.ts';
import { hashOfCode } from './receipts.ts';

const tokenTable = table<ApiToken>('api_tokens', {
  id: 'text',
  name: 'text',
  workflow: 'text',
  perMinute: 'integer',
  madeBy: 'text',
  madeAt: 'instant',
  expiresAt: 'instant',
  endedAt: 'instant',
  usedAt: 'instant',
});
const sentTable = table<SentCase>('sent_cases', {
  reference: 'text',
  tokenId: 'text',
  caseId: 'text',
  sentAt: 'instant',
});

/** Tokens of other systems, and what came under each. */
export function tokens(scope: Scope): TokenWriting['tokens'] {
  return {
    async list() {
      const rows = await scope.rows(tokenTable).orderBy('id', 'desc').limit(500);
      return rows.map((row) => decode(tokenTable, row));
    },
    sent: (tokenId, reference) => scope.find(sentTable, { token_id: tokenId, reference }),
    insert(token, secret) {
      const made = { id: uuidv7(), madeBy: scope.actor.user, madeAt: scope.clock() };
      const hidden = { token_hash: hashOfCode(secret) };
      return scope.insert<ApiToken>(tokenTable, { ...token, ...made }, hidden);
    },
    async end(id) {
      await scope.get(tokenTable, { id });
      await scope.update(tokenTable, { id, ended_at: null }, { endedAt: scope.clock() });
    },
    async note(sent) {
      const sentAt = scope.clock();
      await scope.insert<SentCase>(sentTable, { ...sent, sentAt });
      await scope.update(tokenTable, { id: sent.tokenId }, { usedAt: sentAt });
    },
  };
}

/** Found by the hash: who reads the table cannot send under it. */
export function tokensOfAll(db: Knex): TokenSystem['tokens'] {
  return {
    async find(secret) {
      const row = await db('api_tokens')
        .where({ token_hash: hashOfCode(secret) })
        .first();
      return row && { org: String(row.org), token: decode(tokenTable, row) };
    },
  };
}
