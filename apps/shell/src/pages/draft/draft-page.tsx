import type { DraftView, StudioView } from '@bitan/api';
import { Tabs } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useTold } from '../../components/told.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';
import { DraftStatus } from '../policy/drafts.tsx';
import { type Editing, EditingProvider } from '../policy/editing.tsx';
import { Invariants } from '../policy/invariants.tsx';
import { Parameters } from '../policy/parameters.tsx';
import '../policy/policy.css';
import { BaseTab } from '../studio/base/base-tab.tsx';
import { NewBase } from '../studio/base/new-base.tsx';
import { useReports } from '../studio/base/reports.ts';
import { CalendarsTab } from '../studio/calendars/calendars-tab.tsx';
import { ConflictDialog } from '../studio/conflict-dialog.tsx';
import { DocumentsTab } from '../studio/documents/documents-tab.tsx';
import type { Doing } from '../studio/draft-store.ts';
import { Exchange } from '../studio/exchange.tsx';
import { FormsTab } from '../studio/forms/forms-tab.tsx';
import { MapTab } from '../studio/map-tab.tsx';
import { OverviewTab } from '../studio/overview/overview-tab.tsx';
import { put, setParameter, withoutLater } from '../studio/rule-doings.ts';
import { RulesTab } from '../studio/rules-tab.tsx';
import { StudioProvider, useChecks, useDraft, useStudio } from '../studio/studio.tsx';
import { NotKept, StudioBar } from '../studio/studio-bar.tsx';
import { Checks } from './checks.tsx';
import { Outdated } from './outdated.tsx';
import '../../texts/authoring.ts';

/** A draft: its rules and parameters to be changed, what the checks say, and what is to be done. */
export default function DraftPage() {
  const { draft: id = '' } = useParams();
  const studio = useReply('studio', { path: { draft: id } });
  return (
    <Loaded of={studio}>
      {(view) => (
        <StudioProvider key={view.above.id} view={view}>
          <Draft view={view} />
        </StudioProvider>
      )}
    </Loaded>
  );
}

function Draft({ view }: { readonly view: StudioView }) {
  const { t } = useTexts();
  const checks = useChecks();
  const [search, setSearch] = useSearchParams();
  const parameters = <ParametersTab checks={checks} />;
  const newBases = useReports().length;
  return (
    <Page
      wide
      title={view.title}
      intro={
        <span className="row">
          <DraftStatus status={view.status} /> {t('draft.author')}: {view.author}
        </span>
      }
      actions={<StudioBar />}
    >
      <NotKept />
      <ConflictDialog />
      {view.outdated && <Outdated draft={view} />}
      <NewBase />
      <Tabs
        activeKey={search.get('tab') ?? 'checks'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          {
            key: 'checks',
            label: t('draft.changes'),
            children: (
              <div className="stack">
                <Exchange />
                {checks ? <Checks draft={checks} /> : <Waiting />}
              </div>
            ),
          },
          { key: 'decisions', label: t('policy.decisions'), children: <RulesTab /> },
          { key: 'forms', label: t('designer.title'), children: <FormsTab /> },
          { key: 'documents', label: t('papers.title'), children: <DocumentsTab /> },
          ...(newBases > 0 || search.get('tab') === 'base'
            ? [{ key: 'base', label: t('base.title', { count: newBases }), children: <BaseTab /> }]
            : []),
          { key: 'map', label: t('map.title'), children: <MapTab /> },
          { key: 'parameters', label: t('policy.parameters'), children: parameters },
          { key: 'calendars', label: t('workdays.title'), children: <CalendarsTab /> },
          { key: 'overview', label: t('arranging.title'), children: <OverviewTab /> },
          {
            key: 'invariants',
            label: t('policy.invariants'),
            children: checks?.policy && <Invariants invariants={checks.policy.invariants} />,
          },
        ]}
      />
    </Page>
  );
}

/** A draft that does not resolve makes no policy; then the one in force is shown to go on from. */
function ParametersTab({ checks }: { readonly checks: DraftView | undefined }) {
  const current = useReply('currentEdition', {});
  const policy = checks?.policy ?? current.data;
  const editing = useDraftEditing(checks);
  if (!policy) return <Waiting />;
  return (
    <EditingProvider value={editing}>
      <Parameters topics={policy.topics} parameters={policy.parameters} />
    </EditingProvider>
  );
}

/** Every change goes into the draft at once. */
function useDraftEditing(checks: DraftView | undefined): Editing | undefined {
  const { t } = useTexts();
  const told = useTold();
  const { store, view } = useStudio();
  const { above, layer } = useDraft('above', 'layer');
  const [search, setSearch] = useSearchParams();
  if (!view.mayEdit || !checks) return undefined;
  const at = (item?: string) =>
    setSearch({ tab: 'parameters', ...(item && { item }) }, { replace: true });
  const take = (doing: Doing) => {
    store.do(doing);
    told.success(t('policy.savedToDraft'));
    at();
  };
  return {
    begin: at,
    draft: {
      item: search.get('item') ?? undefined,
      above,
      layer,
      checks,
      set: (value) => take(setParameter(value)),
      withoutLater: (parameter, from) => take(withoutLater(parameter, from)),
      reset: (parameter) => take(put(`parameters/${parameter}`, undefined)),
      end: () => at(),
    },
  };
}
