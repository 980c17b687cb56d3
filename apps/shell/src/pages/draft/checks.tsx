import type { DraftView } from '@bitan/api';
import { Alert, Card } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { useTexts } from '../../texts/index.ts';
import { addressIn } from '../policy/draft-address.ts';
import { Affected } from './affected.tsx';
import { Analysis } from './analysis.tsx';
import { Approve } from './approve.tsx';
import { Impact } from './impact.tsx';
import { Submit } from './submit.tsx';

/** What a draft changes, what the checks say of it, and what is to be done with it. */
export function Checks({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  return (
    <div className="stack">
      <Standing draft={draft} />
      {draft.status !== 'published' && (
        <Part title={t('draft.changes')}>
          <Changes draft={draft} />
        </Part>
      )}
      <Part title={t('draft.findings')}>
        <Findings draft={draft} />
      </Part>
      {draft.policy ? <Proved draft={draft} /> : <span className="quiet">{t('draft.first')}</span>}
      {draft.mayEdit && <Submit draft={draft} />}
      {draft.status === 'submitted' && <Approve draft={draft} />}
    </div>
  );
}

/** What can be said only of a draft that resolves. */
function Proved({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  return (
    <>
      <Part title={t('draft.invariants')}>
        <Proofs draft={draft} />
      </Part>
      <Part title={t('draft.analysis')}>
        <Analysis draft={draft} />
      </Part>
      <Part title={t('draft.examples')}>
        <Examples draft={draft} />
      </Part>
      <Part title={t('impact.title')}>
        <Impact draft={draft.id} />
      </Part>
      {draft.status !== 'published' && (
        <Part title={t('draft.affected')}>
          <Affected draft={draft.id} isSubmitted={draft.status === 'submitted'} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card size="small" title={title}>
      {children}
    </Card>
  );
}

/** Against the edition in force; so there is nothing to say once the draft is in force itself. */
function Changes({ draft: { said } }: { readonly draft: DraftView }) {
  const { t, say } = useTexts();
  if (said.length === 0) return <span className="quiet">{t('draft.noChanges')}</span>;
  return (
    <ul data-testid="changes">
      {said.map((sentence) => (
        <li key={sentence.en}>{say(sentence)}</li>
      ))}
    </ul>
  );
}

/** How far the draft has come. */
function Standing({ draft: { status, comment } }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  if (status === 'returned') {
    return <Alert type="warning" showIcon title={t('draft.returned')} description={comment} />;
  }
  if (status !== 'published') return null;
  return (
    <Alert
      type="success"
      showIcon
      title={t('draft.published')}
      action={<Link to="/history">{t('draft.toHistory')}</Link>}
    />
  );
}

/** Each finding leads to the item that it concerns. */
function Findings({ draft: { findings } }: { readonly draft: DraftView }) {
  const { t, say } = useTexts();
  if (findings.length === 0) return <>{t('draft.noFindings')}</>;
  return (
    <ul data-testid="findings">
      {findings.map(({ code, place, severity, message, cure }) => (
        <li key={code + place + message.en}>
          <Badge tone={severity === 'error' ? 'bad' : 'warn'}>{t(`draft.${severity}`)}</Badge>
          {say(message)} {say(cure)} <ToItem place={place} />
        </li>
      ))}
    </ul>
  );
}

function ToItem({ place }: { readonly place: string }) {
  const { t } = useTexts();
  const to = addressIn(place);
  if (to === undefined) return <span className="quiet">{place}</span>;
  return <Link to={to}>{t('common.edit')}</Link>;
}

const tones = { proved: 'good', broken: 'bad', undecided: 'warn' } as const;

/** Whether the draft keeps what no edition may cross; where not, with a case in which it does not. */
function Proofs({ draft: { invariants } }: { readonly draft: DraftView }) {
  const { t, say } = useTexts();
  return (
    <ul>
      {invariants.map(({ id, title, result, witness }) => (
        <li key={id}>
          <Badge tone={tones[result]}>{t(`draft.${result}`)}</Badge>
          {say(title)}
          {witness && (
            <div className="finding-error">
              {t('draft.witness')}: {say(witness)}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Examples({ draft: { examples } }: { readonly draft: DraftView }) {
  const { t, say } = useTexts();
  const { passed, failed } = examples;
  return (
    <>
      <div className="row">
        <Badge tone="good">{t('draft.passed', { count: passed })}</Badge>
        {failed.length > 0 && (
          <Badge tone="bad">{t('draft.failed', { count: failed.length })}</Badge>
        )}
      </div>
      <ul>
        {failed.map(({ id, title, message }) => (
          <li key={id}>
            <strong>{say(title)}</strong> — {say(message)}
          </li>
        ))}
      </ul>
    </>
  );
}
