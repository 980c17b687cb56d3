import { useReply, useSend } from '../../api/queries.ts';
import { DocumentsCard } from '../../components/documents/documents-card.tsx';
import type { Days } from './period.ts';

/** What can be produced of the figures of the period that is chosen, and what was of any. */
export function ReportDocuments({ query }: { readonly query: Days & { workflow: string } }) {
  const { workflow, from, until } = query;
  const { data } = useReply('reportDocuments', { query: { workflow } });
  const { mutate, isPending, error, variables } = useSend('makeReportDocument');
  const make = (document: string, anew: boolean) =>
    mutate({ body: { document, workflow, from, until, ...(anew && { anew }) } });
  const making = { isPending, error, document: variables?.body.document, make };
  return <DocumentsCard documents={data} making={making} period={{ from, until }} />;
}
