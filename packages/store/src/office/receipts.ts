import { createHash } from 'node:crypto';
import { Stale } from '../errors.ts';
import type { Instant } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { visible } from './visible.ts';

/** A receipt for a case, whose holder stays unknown. Its code is not kept, only the hash of it. */
export interface Receipt {
  readonly caseId: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** What its holder wrote and when; the texts are in the vault. */
  readonly messages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly at: Instant;
  }[];
  readonly rating?: string;
  readonly revision: number;
}

export interface ReceiptReading {
  /** @returns undefined where none was given out */
  of(caseId: string): Promise<Receipt | undefined>;
}
export interface ReceiptWriting {
  /** Gives out a receipt under a code; one that was given out before is void. */
  issue(caseId: string, code: string): Promise<Receipt>;
  /** @throws Stale */
  save(receipt: Receipt, expected: number): Promise<Receipt>;
}

const receiptTable = table<Receipt>('receipts', {
  caseId: 'text',
  madeBy: 'text',
  madeAt: 'instant',
  messages: 'json',
  rating: 'text',
  revision: 'integer',
});

export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');

export function receipts(scope: Scope): ReceiptReading & ReceiptWriting {
  const of = async (caseId: string) => {
    const row = await visible(scope, receiptTable).where({ case_id: caseId }).first();
    return row && decode(receiptTable, row);
  };
  return {
    of,
    async issue(caseId, code) {
      const before = await of(caseId);
      await scope.delete(receiptTable, { case_id: caseId });
      const receipt: Receipt = {
        caseId,
        madeBy: scope.actor.user,
        madeAt: scope.clock(),
        messages: before?.messages ?? [],
        ...(before?.rating !== undefined && { rating: before.rating }),
        revision: (before?.revision ?? 0) + 1,
      };
      return scope.insert(receiptTable, receipt, { code_hash: hashOfCode(code) });
    },
    async save(receipt, expected) {
      const next = { ...receipt, revision: expected + 1 };
      const where = { case_id: receipt.caseId, revision: expected };
      const changed = await scope.update(receiptTable, where, next);
      if (changed === 0) throw new Stale(`receipts/${receipt.caseId}`, await of(receipt.caseId));
      return next;
    },
  };
}
