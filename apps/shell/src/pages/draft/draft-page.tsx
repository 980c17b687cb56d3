import type { DraftChanges, DraftView, PolicyView } from '@bitan/api';
import { App } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useTexts } from '../../texts/index.ts';
import { DraftStatus } from '../policy/drafts.tsx';
import { type Editing, EditingProvider } from '../policy/editing.tsx';
import { PolicyTabs } from '../policy/policy-tabs.tsx';
import { Checks } from './checks.tsx';

/** A draft: what it changes, what the checks say, and the policy as it would be. */
export default function DraftPage() {
  const { draft: id = '' } = useParams();
  const draft = useReply('draft', { path: { draft: id } });
  return <Loaded of={draft}>{(view) => <Draft draft={view} />}</Loaded>;
}

function Draft({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  // A draft that does not resolve makes no policy; then the one in force is shown to go on from.
  const current = useReply('currentEdition', {}, { enabled: !draft.policy });
  const editing = useDraftEditing(draft);
  const policy: PolicyView | undefined = draft.policy ?? current.data ?? undefined;
  const checks = { key: 'checks', label: t('draft.changes'), children: <Checks draft={draft} /> };
  return (
    <Page
      title={draft.title}
      intro={
        <span className="row">
          <DraftStatus status={draft.status} /> {t('draft.author')}: {draft.author}
        </span>
      }
    >
      <EditingProvider value={draft.mayEdit ? editing : undefined}>
        {policy && <PolicyTabs policy={policy} first={[checks]} tryIn={{ draft: draft.id }} />}
      </EditingProvider>
    </Page>
  );
}

/** Every change is saved at once, and the draft checked anew. */
function useDraftEditing(draft: DraftView): Editing {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [search, setSearch] = useSearchParams();
  const change = useSend('changeDraft');
  const at = (item?: string) => {
    const tab = search.get('tab') ?? 'parameters';
    setSearch({ tab, ...(item && { item }) }, { replace: true });
  };
  return {
    draft,
    item: search.get('item') ?? undefined,
    begin: at,
    end: () => at(),
    saving: change.isPending,
    problem: change.error,
    save: (changes: DraftChanges) =>
      change.mutate(
        { path: { draft: draft.id }, body: { changes, revision: draft.revision } },
        {
          onSuccess: () => {
            message.success(t('policy.savedToDraft'));
            at();
          },
        },
      ),
  };
}
