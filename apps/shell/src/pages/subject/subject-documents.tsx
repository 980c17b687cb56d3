import type { SubjectView } from '@bitan/api';
import { useReply, useSend } from '../../api/queries.ts';
import { DocumentsCard } from '../../components/documents/documents-card.tsx';

/** What can be produced about a person or a unit from the registers, without a case, and what was. */
export function SubjectDocuments({ kind, id }: Pick<SubjectView, 'kind' | 'id'>) {
  const path = { kind, id };
  const { data } = useReply('subjectDocuments', { path });
  const { mutate, isPending, error, variables } = useSend('makeSubjectDocument');
  const make = (document: string, anew: boolean) =>
    mutate({ path, body: { document, ...(anew && { anew }) } });
  const making = { isPending, error, document: variables?.body.document, make };
  return <DocumentsCard documents={data} making={making} />;
}
