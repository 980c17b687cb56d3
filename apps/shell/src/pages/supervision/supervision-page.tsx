import type { SupervisionView } from '@bitan/api';
import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { Departures } from './departures.tsx';
import { Late } from './late.tsx';
import { Overview } from './overview.tsx';
import { Patterns } from './patterns.tsx';
import { Samples } from './samples.tsx';
import { Watches } from './watches.tsx';

/** What leaders supervise: who has what, what is late, what departed from the ordinary. */
export default function SupervisionPage() {
  const { t } = useTexts();
  // Others come here from a notice, to begin a case from what leaders took up.
  return useMay()('cases.supervise') ? (
    <Supervision />
  ) : (
    <Page title={t('patterns.tab')}>
      <Patterns />
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
  const items = [
    { key: 'overview', label: t('supervision.overview'), children: <Overview view={view} /> },
    {
      key: 'late',
      label: `${t('supervision.late')} ${view.total.overdue}`,
      children: <Late late={view.late} />,
    },
    { key: 'watches', label: t('supervision.watches'), children: <Watches view={view} /> },
    { key: 'samples', label: t('samples.tab'), children: <Samples /> },
    { key: 'patterns', label: t('patterns.tab'), children: <Patterns /> },
    { key: 'departures', label: t('supervision.departures'), children: <Departures /> },
  ];
  return (
    <Tabs
      items={items}
      destroyOnHidden
      activeKey={search.get('tab') ?? 'overview'}
      onChange={(tab) => setSearch({ tab }, { replace: true })}
    />
  );
}
