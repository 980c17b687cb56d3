import { PlusOutlined } from '@ant-design/icons';
import type { DeputyView } from '@bitan/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { NameDeputy } from './name-deputy.tsx';

/** Who stands in for whom. */
export default function AbsencePage() {
  const { t } = useTexts();
  const deputies = useReply('deputies', {});
  const [adding, setAdding] = useState(false);
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('absence.add')}
    </Button>
  );
  return (
    <Page title={t('absence.title')} intro={t('absence.intro')} actions={add}>
      <Loaded of={deputies}>{(all) => <Deputies all={all} />}</Loaded>
      {adding && <NameDeputy onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Deputies({ all }: { readonly all: DeputyView[] }) {
  const { t } = useTexts();
  return (
    <Table<DeputyView>
      rowKey="id"
      size="middle"
      rows={all}
      empty={t('absence.empty')}
      columns={[
        { title: t('absence.absent'), render: ({ absent }) => absent.name },
        { title: t('absence.deputy'), render: ({ deputy }) => deputy.name },
        { title: t('absence.days'), render: ({ from, until }) => `${from} – ${until}` },
        { title: t('absence.reason'), dataIndex: 'reason' },
        { title: t('absence.namedBy'), render: ({ namedBy }) => namedBy.name },
        {
          title: t('absence.state'),
          render: ({ now }) => (
            <Badge tone={now ? 'good' : 'plain'}>{t(now ? 'absence.now' : 'absence.later')}</Badge>
          ),
        },
        { title: t('common.actions'), render: (one) => one.mayEnd && <End deputy={one} /> },
      ]}
    />
  );
}

function End({ deputy: { id, absent } }: { readonly deputy: DeputyView }) {
  const { t } = useTexts();
  const told = useTold();
  const end = useSend('endDeputy');
  const onClick = () =>
    end.mutate({ path: { id }, body: {} }, { onSuccess: () => told.success(t('absence.ended')) });
  return (
    <>
      <ProblemBanner problem={end.error} />
      <Button
        size="small"
        onClick={onClick}
        loading={end.isPending}
        aria-label={`${t('absence.end')} ${absent.name}`}
      >
        {t('absence.end')}
      </Button>
    </>
  );
}
