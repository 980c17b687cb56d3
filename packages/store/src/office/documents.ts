import { uuidv7 } from 'uuidv7';
import { NotFound } from '../errors.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { DocumentsWriting, ProducedDocument } from '../types-documents.ts';
import { visible } from './visible.ts';

const documentTable = table<ProducedDocument>('documents', {
  id: 'text',
  caseId: 'text',
  personId: 'text',
  document: 'text',
  number: 'text',
  edition: 'text',
  template: 'text',
  file: 'text',
  size: 'integer',
  version: 'integer',
  madeBy: 'text',
  madeAt: 'instant',
});

/** What was produced. There is nothing here to change or delete one with. */
export function documents(scope: Scope): DocumentsWriting['documents'] {
  const ownerOf = (of: { case: string } | { person: string }) =>
    'case' in of ? { case_id: of.case } : { person_id: of.person, case_id: null };
  return {
    async get(id) {
      const row = await visible(scope, documentTable).where({ id }).first();
      if (!row) throw new NotFound(`documents/${id}`);
      return decode(documentTable, row);
    },
    async list(of) {
      const rows = visible(scope, documentTable).where(ownerOf(of));
      return (await rows.orderBy('made_at', 'desc').orderBy('id', 'desc')).map((row) =>
        decode(documentTable, row),
      );
    },
    async append(made) {
      const { caseId, personId, document } = made;
      const of = caseId ? { case_id: caseId } : { person_id: personId, case_id: null };
      const last = await scope
        .rows(documentTable)
        .where({ ...of, document })
        .max('version as last');
      return scope.insert<ProducedDocument>(documentTable, {
        ...made,
        id: uuidv7(),
        version: Number(last[0]?.last ?? 0) + 1,
        madeBy: scope.actor.user,
        madeAt: scope.clock(),
      });
    },
  };
}
