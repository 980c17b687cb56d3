import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { usePages } from '../../api/pages.ts';
import { useReply } from '../../api/queries.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useLater } from '../../components/use-later.ts';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';

interface Wanted {
  q: string;
  open?: 'true' | 'false' | undefined;
  workflow?: string | undefined;
}

/** All cases of the office, latest first. */
export default function CasesPage() {
  const { t } = useTexts();
  const [wanted, setWanted] = useState<Wanted>({ q: '' });
  const q = useLater(wanted.q.trim());
  const list = usePages('cases', { query: { ...wanted, q, limit: 50 } });
  const count = list.pages[0]?.count;
  return (
    <Page
      title={t('menu.cases')}
      intro={count && t(count.capped ? 'cases.countCapped' : 'cases.count', { count: count.count })}
    >
      <div className="stack">
        <Filters wanted={wanted} onChange={setWanted} />
        <ProblemBanner problem={list.error} onRetry={() => list.refetch()} />
        {list.isPending ? (
          <Waiting />
        ) : (
          <CaseTable cases={list.pages.flatMap(({ cases }) => cases)} empty={t('cases.empty')} />
        )}
        <More more={list.more} loading={list.isFetchingNextPage} />
      </div>
    </Page>
  );
}

interface FiltersProps {
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

function Filters({ wanted, onChange }: FiltersProps) {
  const { t, say } = useTexts();
  const workflows = useReply('workflows', {}).data ?? [];
  return (
    <div className="row" role="search">
      <Input.Search
        aria-label={t('cases.search')}
        placeholder={t('cases.search')}
        allowClear
        style={{ width: 320 }}
        value={wanted.q}
        onChange={({ target }) => onChange({ ...wanted, q: target.value })}
      />
      <Segmented<'' | 'true' | 'false'>
        aria-label={t('cases.state')}
        value={wanted.open ?? ''}
        options={[
          { value: '', label: t('common.all') },
          { value: 'true', label: t('cases.open') },
          { value: 'false', label: t('cases.closed') },
        ]}
        onChange={(open) => onChange({ ...wanted, open: open || undefined })}
      />
      <Select<string>
        aria-label={t('cases.workflow')}
        placeholder={t('cases.workflow')}
        allowClear
        style={{ minWidth: 200 }}
        options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={(workflow) => onChange({ ...wanted, workflow })}
      />
    </div>
  );
}
