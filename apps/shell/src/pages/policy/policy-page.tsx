import { EditOutlined } from '@ant-design/icons';
import type { PolicyView } from '@bitan/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { ChooseDraft } from './choose-draft.tsx';
import { Drafts } from './drafts.tsx';
import { EditingProvider } from './editing.tsx';
import { News } from './news.tsx';
import { PolicyTabs } from './policy-tabs.tsx';
import '../../texts/authoring.ts';

/** The policy in force, in words; changing anything begins a draft. */
export default function PolicyPage() {
  const policy = useReply('currentEdition', {});
  return <Loaded of={policy}>{(view) => <Policy view={view} />}</Loaded>;
}

function Policy({ view }: { readonly view: PolicyView }) {
  const { t } = useTexts();
  const may = useMay();
  const [item, setItem] = useState<string>();
  const { number, effectiveFrom } = view.edition;
  const edit = (
    <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setItem('')}>
      {t('policy.edit')}
    </Button>
  );
  // Here nothing can be changed: whoever begins to goes to a draft first.
  return (
    <Page
      title={t('policy.title')}
      intro={t('policy.intro', { number, from: sayInstant(effectiveFrom) })}
      actions={may('policy.edit') && edit}
    >
      <div className="stack">
        <News />
        <Drafts />
        <EditingProvider value={may('policy.edit') ? { begin: setItem } : undefined}>
          <PolicyTabs policy={view} />
        </EditingProvider>
      </div>
      {item !== undefined && <ChooseDraft item={item} onClose={() => setItem(undefined)} />}
    </Page>
  );
}
