import type { AnswerDraft, AnswerDraftHead } from '../answer-drafts.ts';
import { NotFound, Stale } from '../errors.ts';
import { decode, type Row, type Table, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { envelope } from '../trust/envelope.ts';
import type { Transaction } from '../types.ts';
import { visible } from './visible.ts';

// Unfinished answers say nothing yet: what is thrown away is recorded by who throws it away, and
// what is submitted by the action.
const draftTable: Table<AnswerDraftHead> = {
  ...table<AnswerDraftHead>('answer_drafts', {
    id: 'text',
    user: 'text',
    workflow: 'text',
    caseId: 'text',
    action: 'text',
    edition: 'text',
    caseRevision: 'integer',
    revision: 'integer',
    createdAt: 'instant',
    updatedAt: 'instant',
  }),
  unrecorded: true,
};

export function answerDrafts(scope: Scope, kek: Buffer): Transaction['answerDrafts'] {
  const { user } = scope.actor;
  const { seal, open } = envelope(scope, kek);
  const own = () => visible(scope, draftTable).where({ user });
  const placeOf = (id: string) => ['answer_drafts', id, user];

  async function opened(row: Row | undefined): Promise<AnswerDraft | undefined> {
    if (!row) return undefined;
    const head = decode(draftTable, row);
    const sealed = { keyId: String(row.key_id), sealed: String(row.sealed) };
    const answers = await open(`answer_drafts/${head.id}`, placeOf(head.id), sealed);
    return { ...head, answers };
  }
  async function get(id: string): Promise<AnswerDraft> {
    const found = await opened(await own().where({ id }).first());
    if (!found) throw new NotFound(`answer_drafts/${id}`);
    return found;
  }
  async function sealedRow(id: string, answers: unknown): Promise<Row> {
    const { keyId, sealed } = await seal(placeOf(id), answers);
    return { key_id: keyId, sealed };
  }

  return {
    get,
    at: async (caseId, action) => opened(await own().where({ case_id: caseId, action }).first()),
    async list() {
      const rows = await own().orderBy('updated_at', 'desc').orderBy('id', 'desc');
      return rows.map((row) => decode(draftTable, row));
    },
    async untouchedSince(instant) {
      if (user !== 'system') return [];
      const rows = await scope.rows(draftTable).where('updated_at', '<', instant).orderBy('id');
      return rows.map((row) => decode(draftTable, row));
    },
    async begin({ answers, ...given }) {
      const now = scope.clock();
      const head = { ...given, user, revision: 1, createdAt: now, updatedAt: now };
      await scope.insert<AnswerDraftHead>(draftTable, head, await sealedRow(head.id, answers));
      return { ...head, answers };
    },
    async save(id, answers, expected) {
      const current = await get(id);
      if (current.revision !== expected) throw new Stale(`answer_drafts/${id}`, current);
      const changes = { updatedAt: scope.clock() };
      const hidden = await sealedRow(id, answers);
      const head = await scope.compareAndSet(draftTable, id, expected, changes, hidden);
      return { ...head, answers };
    },
    forget: async (id) => (await scope.delete(draftTable, { id, user })) > 0,
    async forgetAt(caseId, action) {
      await scope.delete(draftTable, { user, case_id: caseId, action });
    },
    async expire(id) {
      if (user === 'system') await scope.delete(draftTable, { id });
    },
  };
}

/** Forgets what these users had begun on a case that they may not see any more. */
export async function forgetOf(scope: Scope, caseId: string, users: readonly string[]) {
  for (const user of users) await scope.delete(draftTable, { case_id: caseId, user });
}
