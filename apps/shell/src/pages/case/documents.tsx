import type { CaseView, MadeDocument, OfferedDocument } from '@bitan/api';
import { Button, Card, Collapse } from 'antd';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** What can be produced of a case, each with one click, and what was produced. */
export function Documents({ view }: { readonly view: CaseView }) {
  const { t } = useTexts();
  const path = { case: view.id };
  const { data } = useReply('caseDocuments', { path });
  const make = useSend('makeDocument');
  const offered = data?.offered.filter(({ mine }) => mine) ?? [];
  const made = data?.made ?? [];
  if (offered.length === 0 && made.length === 0) return null;
  const now = offered.filter((one) => one.now);
  const earlier = offered.filter((one) => !one.now);
  const list = (documents: readonly OfferedDocument[]) => (
    <Offered
      documents={documents}
      made={made}
      pending={make.isPending ? make.variables?.body.document : undefined}
      onMake={(document, anew) => make.mutate({ path, body: { document, ...(anew && { anew }) } })}
    />
  );
  return (
    <Card title={<h2>{t('documents.title')}</h2>} size="small">
      <div className="stack-small">
        <ProblemBanner problem={make.error} />
        {now.length > 0 && list(now)}
        {earlier.length > 0 && (
          <Collapse
            size="small"
            items={[
              {
                key: 'earlier',
                label: t('documents.earlier', { count: earlier.length }),
                children: list(earlier),
              },
            ]}
          />
        )}
        <Made documents={made} />
      </div>
    </Card>
  );
}

interface OfferedProps {
  readonly documents: readonly OfferedDocument[];
  readonly made: readonly MadeDocument[];
  /** The one that is being made. */
  readonly pending: string | undefined;
  readonly onMake: (document: string, anew: boolean) => void;
}

/** A document that has a number is made again under it, or under a new one. */
function Offered({ documents, made, pending, onMake }: OfferedProps) {
  const { t, say } = useTexts();
  return (
    <ul className="case-others">
      {documents.map(({ id, title, signed, numbered }) => {
        const wasMade = made.some((one) => one.document === id);
        const name = say(title);
        const button = (text: string, anew: boolean) => (
          <Button
            size="small"
            aria-label={`${text}: ${name}`}
            loading={pending === id}
            disabled={pending !== undefined && pending !== id}
            onClick={() => onMake(id, anew)}
          >
            {text}
          </Button>
        );
        return (
          <li key={id}>
            <div>{name}</div>
            {signed.length > 0 && (
              <div className="quiet">
                {t('documents.signed', { who: signed.map(say).join('、') })}
              </div>
            )}
            <div className="row">
              {button(t(wasMade ? 'documents.again' : 'documents.make'), false)}
              {wasMade && numbered && button(t('documents.anew'), true)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Made({ documents }: { readonly documents: readonly MadeDocument[] }) {
  const { t, say } = useTexts();
  if (documents.length === 0) return null;
  return (
    <section aria-label={t('documents.made')}>
      <h3>{t('documents.made')}</h3>
      <ul className="case-others">
        {documents.map(({ id, title, number, version, by, at }) => {
          const name = `${say(title)}${number ? ` ${number}` : ''}`;
          const address = (query: string) => `/api/documents/${id}/content?${query}`;
          return (
            <li key={id}>
              <div>{version > 1 ? t('documents.version', { name, version }) : name}</div>
              <div className="quiet">
                {by} · {sayInstant(at)}
              </div>
              <div className="row">
                <a
                  href={address('as=pdf&show=true')}
                  target="_blank"
                  rel="noopener"
                  aria-label={`${t('documents.view')}: ${name}`}
                >
                  {t('documents.view')}
                </a>
                <a href={address('as=pdf')} aria-label={`PDF: ${name}`}>
                  PDF
                </a>
                <a href={address('as=docx')} aria-label={`Word: ${name}`}>
                  Word
                </a>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
