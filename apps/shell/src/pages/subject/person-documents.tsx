import { useReply, useSend } from '../../api/queries.ts';
import { DocumentsCard } from '../../components/documents/documents-card.tsx';

/** What can be produced about a person from the registers, without a case, and what was. */
export function PersonDocuments({ person }: { readonly person: string }) {
  const path = { person };
  const { data } = useReply('personDocuments', { path });
  const { mutate, isPending, error, variables } = useSend('makePersonDocument');
  const make = (document: string, anew: boolean) =>
    mutate({ path, body: { document, ...(anew && { anew }) } });
  const making = { isPending, error, document: variables?.body.document, make };
  return <DocumentsCard documents={data} making={making} />;
}
