import type { CaseView } from '@bitan/api';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Flow } from '../../components/flow/flow.tsx';
import { Folds } from '../../components/folds.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useTexts } from '../../texts/index.ts';
import { OnAgendas } from './agenda/on-agendas.tsx';
import { CaseHead } from './case-head.tsx';
import './case.css';
import { Documents } from './documents.tsx';
import { Facts } from './facts.tsx';
import { Merges } from './merges.tsx';
import { Now } from './now.tsx';
import { Receipt } from './receipt.tsx';
import { Seals } from './seals.tsx';

const Agenda = lazy(() => import('./agenda/agenda.tsx'));

/** One case: where it stands, what is to be done now, and all that was done. */
export default function CasePage() {
  const { case: id = '' } = useParams();
  const reply = useReply('case', { path: { case: id } });
  return <Loaded of={reply}>{(view) => <Case view={view} />}</Loaded>;
}

function Case({ view }: { readonly view: CaseView }) {
  const { t } = useTexts();
  return (
    <Page title={view.title} intro={view.number}>
      <div className="stack">
        <CaseHead view={view} />
        <div className="case-columns">
          <div className="stack case-main">
            <Merges view={view} />
            <OnAgendas meetings={view.meetings} />
            <Suspense>{view.agenda && <Agenda meeting={view.id} />}</Suspense>
            <Now view={view} />
            <Panel title={t('case.timeline')}>
              <Timeline entries={view.timeline} />
            </Panel>
          </div>
          <aside className="stack case-side">
            <Documents view={view} />
            <Seals view={view} />
            {view.receipts && <Receipt id={view.id} />}
            <Panel title={t('case.flow')}>
              <Flow flow={view.flow} />
              <div className="row">
                <Link to={`/cases/${view.id}/flow`}>{t('print.caseFlow')}</Link>
                <Link to={`/procedures/${view.workflow.id}`}>{t('print.procedure')}</Link>
              </div>
            </Panel>
            <Folds
              folds={[
                {
                  key: 'facts',
                  label: `${t('case.facts')} (${view.facts.length})`,
                  children: <Facts facts={view.facts} />,
                },
              ]}
            />
          </aside>
        </div>
      </div>
    </Page>
  );
}
