import type { DocumentsView, MadeDocument, OfferedDocument } from '@bitan/api';
import { Button } from 'antd';
import type { ApiProblem } from '../../api/problem.ts';
import { useTexts } from '../../texts/index.ts';
import { Folds } from '../folds.tsx';
import { Panel } from '../panel.tsx';
import { ProblemBanner } from '../problem-banner.tsx';
import { sayInstant } from '../time.ts';
import './documents.css';

interface Props {
  readonly documents: DocumentsView | null | undefined;
  /** What is asked of the server when one is made. */
  readonly making: {
    readonly isPending: boolean;
    readonly error: ApiProblem | null;
    /** The document that is being made. */
    readonly document: string | undefined;
    readonly make: (document: string, anew: boolean) => void;
  };
  /** Over which one is made, where what was made goes by periods. */
  readonly period?: Period;
}
type Period = NonNullable<MadeDocument['period']>;

/** What can be produced, each with one click, and what was produced; nothing where there is neither. */
export function DocumentsCard({ documents, making, period }: Props) {
  const { t } = useTexts();
  const offered = documents?.offered.filter(({ mine }) => mine) ?? [];
  const made = documents?.made ?? [];
  if (offered.length === 0 && made.length === 0) return null;
  const now = offered.filter((one) => one.now);
  const earlier = offered.filter((one) => !one.now);
  const list = (some: readonly OfferedDocument[]) => (
    <Offered
      documents={some}
      made={made.filter((one) => isOver(one, period))}
      pending={making.isPending ? making.document : undefined}
      onMake={making.make}
    />
  );
  return (
    <Panel title={t('documents.title')} testId="documents">
      <div className="stack-small">
        <ProblemBanner problem={making.error} />
        {now.length > 0 && list(now)}
        {earlier.length > 0 && (
          <Folds
            folds={[
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
    </Panel>
  );
}

const isOver = (made: MadeDocument, period: Period | undefined) =>
  !period || (made.period?.from === period.from && made.period.until === period.until);

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
    <ul className="documents">
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
      <h3 className="documents-title">{t('documents.made')}</h3>
      <ul className="documents">
        {documents.map(({ id, title, number, version, period, by, at }) => {
          const over = period ? ` ${period.from} – ${period.until}` : '';
          const name = `${say(title)}${number ? ` ${number}` : ''}${over}`;
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
