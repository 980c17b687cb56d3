import type { SupervisionView } from '@bitan/api';
import { lazy, type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { Late } from './late.tsx';
import { Overview } from './overview.tsx';
import { Watches } from './watches.tsx';

// Forms come when one of them is opened.
const Departures = lazy(() => import('./departures.tsx'));
const Patterns = lazy(() => import('./patterns.tsx'));
const Samples = lazy(() => import('./samples.tsx'));

/** What leaders supervise: who has what, what is late, what departed from the ordinary. */
export default function SupervisionPage() {
  const { t } = useTexts();
  // Others come here from a notice, to begin a case from what leaders took up.
  return useMay()('cases.supervise') ? (
    <Supervision />
  ) : (
    <Page title={t('patterns.tab')}>
      <Suspense fallback={<Waiting />}>
        <Patterns />
      </Suspense>
    </Page>
  );
}

function Supervision() {
  const { t } = useTexts();
  const view = useReply('supervision', {});
  return (
    <Page title={t('supervision.title')} intro={t('supervision.intro')}>
      <Loaded of={view}>{(seen) => <Parts view={seen} />}</Loaded>
    </Page>
  );
}

function Parts({ view }: { readonly view: SupervisionView }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const selected = search.get('tab') ?? 'overview';
  const parts: Readonly<Record<string, readonly [label: string, part: ReactNode]>> = {
    overview: [t('supervision.overview'), <Overview key="overview" view={view} />],
    late: [`${t('supervision.late')} ${view.total.overdue}`, <Late key="late" late={view.late} />],
    watches: [t('supervision.watches'), <Watches key="watches" view={view} />],
    samples: [t('samples.tab'), <Samples key="samples" />],
    patterns: [t('patterns.tab'), <Patterns key="patterns" />],
    departures: [t('supervision.departures'), <Departures key="departures" />],
  };
  return (
    <Tabs
      tabs={Object.entries(parts).map(([key, [label]]) => ({ key, label }))}
      selected={selected}
      onSelect={(tab) => setSearch({ tab }, { replace: true })}
    >
      <Suspense fallback={<Waiting />}>{parts[selected]?.[1]}</Suspense>
    </Tabs>
  );
}
