import type { CaseView } from '@bitan/api';
import { useReply, useSend } from '../../api/queries.ts';
import { DocumentsCard } from '../../components/documents/documents-card.tsx';

/** What can be produced of a case as it stands, and what was. */
export function Documents({ view }: { readonly view: CaseView }) {
  const path = { case: view.id };
  const { data } = useReply('caseDocuments', { path });
  const { mutate, isPending, error, variables } = useSend('makeDocument');
  const make = (document: string, anew: boolean) =>
    mutate({ path, body: { document, ...(anew && { anew }) } });
  const making = { isPending, error, document: variables?.body.document, make };
  return <DocumentsCard documents={data} making={making} />;
}
