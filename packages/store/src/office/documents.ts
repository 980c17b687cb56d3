import { NotFound } from '../errors.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { DocumentOwner, DocumentsWriting, ProducedDocument } from '../types-documents.ts';
import { uuidv7 } from '../uuid.ts';
import { withoutHidden } from './agendas.ts';
import { visible } from './visible.ts';

export const documentTable = table<ProducedDocument>('documents', {
  id: 'text',
  caseId: 'text',
  personId: 'text',
  unitId: 'text',
  workflow: 'text',
  from: 'text',
  until: 'text',
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
  const seen = () => withoutHidden(scope, visible(scope, documentTable), 'documents');
  return {
    async get(id) {
      const row = await seen().where({ id }).first();
      if (!row) throw new NotFound(`documents/${id}`);
      return decode(documentTable, row);
    },
    async list(of) {
      const rows = seen().where(columnsOf(of));
      return (await rows.orderBy('made_at', 'desc').orderBy('id', 'desc')).map((row) =>
        decode(documentTable, row),
      );
    },
    async append(made) {
      const last = await scope
        .rows(documentTable)
        .where({ ...columnsOf(ownerOf(made)), document: made.document })
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

const columnsOf = (of: DocumentOwner) => {
  if ('case' in of) return { case_id: of.case };
  if ('person' in of) return { person_id: of.person };
  if ('unit' in of) return { unit_id: of.unit };
  return of;
};

/** @throws TypeError where it is made of nothing */
function ownerOf({ caseId, personId, unitId, workflow, from, until }: Owned): DocumentOwner {
  if (caseId) return { case: caseId };
  if (personId) return { person: personId };
  if (unitId) return { unit: unitId };
  if (workflow && from && until) return { workflow, from, until };
  throw new TypeError('a document is made of something');
}

type Owned = Pick<
  ProducedDocument,
  'caseId' | 'personId' | 'unitId' | 'workflow' | 'from' | 'until'
>;
