import type { Attachment, AttachmentReading, AttachmentWriting } from '../attachment.ts';
import { NotFound } from '../errors.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { envelope } from '../trust/envelope.ts';
import { type Query, visible } from './visible.ts';

type Kept = Omit<Attachment, 'name'> & { readonly keyId: string; readonly name: string };

const attachmentTable = table<Kept>('attachments', {
  id: 'text',
  caseId: 'text',
  deliveryId: 'text',
  form: 'text',
  field: 'text',
  seal: 'text',
  keyId: 'text',
  name: 'text',
  type: 'text',
  size: 'integer',
  sha256: 'text',
  original: 'text',
  uploadedBy: 'text',
  uploadedAt: 'instant',
});

/** Files of cases, and those that wait for their forms; their names are encrypted. */
export function attachments(scope: Scope, kek: Buffer): AttachmentReading & AttachmentWriting {
  const { user } = scope.actor;
  const sealing = envelope(scope, kek);
  const placeOf = (id: string) => ['attachments', id];
  const waiting = () => scope.rows(attachmentTable).whereNull('case_id').whereNull('delivery_id');

  async function read(row: Row): Promise<Attachment> {
    const { keyId, name: sealed, ...rest } = decode(attachmentTable, row);
    const name = await sealing.open(`attachments/${rest.id}`, placeOf(rest.id), { keyId, sealed });
    return { ...rest, name: String(name) };
  }
  const readAll = async (rows: Query) => Promise.all((await rows).map(read));

  return {
    async get(id) {
      const [found] = await readAll(reachable(scope).where({ id }));
      if (!found) throw new NotFound(`attachments/${id}`);
      return found;
    },

    async some(ids) {
      const found = await readAll(reachable(scope).whereIn('id', [...ids]));
      return ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
    },

    delivered: (delivery) =>
      readAll(scope.rows(attachmentTable).where({ delivery_id: delivery }).orderBy('id')),

    async waiting() {
      const [counted] = await waiting().where({ uploaded_by: user }).count('id as n');
      return Number(counted?.n);
    },

    async uses(sha256) {
      const rows = scope.rows(attachmentTable);
      const found = await rows
        .where((q) => q.where({ sha256 }).orWhere({ original: sha256 }))
        .first();
      return found !== undefined;
    },

    async insert({ name, ...attachment }) {
      const { keyId, sealed } = await sealing.seal(placeOf(attachment.id), name);
      const uploaded = { uploadedBy: user, uploadedAt: scope.clock() };
      await scope.insert(attachmentTable, { ...attachment, ...uploaded, keyId, name: sealed });
      return { ...attachment, ...uploaded, name };
    },

    async bind(caseId, ids) {
      const own = { uploaded_by: user, case_id: null };
      for (const id of ids) await scope.update(attachmentTable, { id, ...own }, { caseId });
    },

    async remove(id) {
      const [found] = await readAll(waiting().where({ id, uploaded_by: user }));
      if (!found) throw new NotFound(`attachments/${id}`);
      await scope.delete(attachmentTable, { id });
      return found;
    },

    async sweep(before, except) {
      const rows = waiting().where('uploaded_at', '<', before);
      const old = await readAll(rows.whereNotIn('uploaded_by', [...except]));
      for (const { id } of old) await scope.delete(attachmentTable, { id });
      return old;
    },
  };
}

/** Those of cases that the user sees, and what the user uploaded and did not submit yet. */
const reachable = (scope: Scope): Query =>
  visible(scope, attachmentTable).where((query) =>
    query
      .whereNotNull('attachments.case_id')
      .orWhereNotNull('attachments.delivery_id')
      .orWhere({ uploaded_by: scope.actor.user }),
  );
