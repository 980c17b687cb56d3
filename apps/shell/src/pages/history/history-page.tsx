import type { EditionRow } from '@bitan/api';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { TakeBack } from './take-back.tsx';
import '../../texts/authoring.ts';

/** Every edition that was ever published, latest first, and what changed in it. */
export default function HistoryPage() {
  const { t } = useTexts();
  const editions = useReply('editions', {});
  return (
    <Page
      title={t('history.title')}
      intro={t('history.intro')}
      actions={
        <>
          <Link to="/versions">{t('versions.title')}</Link>
          <Link to="/movings">{t('movings.title')}</Link>
        </>
      }
    >
      <Loaded of={editions}>
        {(rows) => (
          <div className="stack">
            {rows.map((row) => (
              <Edition key={row.number} row={row} />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const tones = { past: 'plain', current: 'good', scheduled: 'warn', withdrawn: 'bad' } as const;

function Edition({ row }: { readonly row: EditionRow }) {
  const { t, say } = useTexts();
  const { id, number, state, effectiveFrom, reason, changes, chain, withdrawn, decided } = row;
  const title = (
    <span className="row">
      <h2 style={{ fontSize: 15, margin: 0 }}>{t('versions.numberOf', { number })}</h2>
      <Badge tone={tones[state]}>{t(`history.${state}`)}</Badge>
      <span className="quiet" style={{ fontWeight: 400 }}>
        {t('history.effective')}: {sayInstant(effectiveFrom)}
      </span>
    </span>
  );
  return (
    <Card
      size="small"
      title={title}
      extra={
        <span className="row">
          <TakeBack row={row} />
          <Link to={`/history/${id}`}>{t('history.open')}</Link>
        </span>
      }
      data-edition={number}
    >
      <p style={{ marginTop: 0 }}>
        {t('history.reason')}: {reason}
      </p>
      {withdrawn && (
        <p className="finding-error">
          {t('history.withdrawnBecause', { by: withdrawn.by ?? '—', why: withdrawn.why })}
        </p>
      )}
      <Changes changes={changes} />
      {decided !== undefined && decided > 0 && <p>{t('history.decided', { count: decided })}</p>}
      <small className="quiet">
        <People row={row} />
        <div>
          {t('history.chain')}: {chain.map((one) => `${say(one.title)} ${one.version}`).join(' → ')}
        </div>
        <div>
          {t('history.hash')}: <code title={id}>{id.slice(0, 16)}…</code>
        </div>
      </small>
    </Card>
  );
}

function Changes({ changes }: Pick<EditionRow, 'changes'>) {
  const { t, say } = useTexts();
  if (changes.length === 0) return <p className="quiet">{t('history.first')}</p>;
  return (
    <>
      <div className="quiet">{t('history.changes')}:</div>
      <ul>
        {changes.map((change) => (
          <li key={change.en}>{say(change)}</li>
        ))}
      </ul>
    </>
  );
}

function People({ row: { submittedBy, approvedBy, publishedAt } }: { readonly row: EditionRow }) {
  const { t } = useTexts();
  return (
    <div>
      {submittedBy && `${t('history.submittedBy')}: ${submittedBy} · `}
      {approvedBy && `${t('history.approvedBy')}: ${approvedBy} · `}
      {t('history.published')}: {sayInstant(publishedAt)}
    </div>
  );
}
