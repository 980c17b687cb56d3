import { lazy, Suspense, useState } from 'react';
import { usePages } from '../../api/pages.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useLater } from '../../components/use-later.ts';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';
import './cases.css';
import { ChooseColumns } from './choose-columns.tsx';
import { Filters } from './filters.tsx';
import { KeptLists } from './kept-lists.tsx';
import { queryOf, useWanted } from './wanted.ts';

// Forms of actions come when somebody chose what to do them on.
const Together = lazy(() => import('./together.tsx'));

/** Cases of the office: narrowed, sorted, kept as lists, and worked on together. */
export default function CasesPage() {
  const { t } = useTexts();
  const [wanted, change, replace] = useWanted();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const q = useLater(wanted.q?.trim() ?? '');
  const list = usePages('cases', { query: { ...queryOf(wanted), q, limit: 50 } });
  const count = list.pages[0]?.count;
  const cases = list.pages.flatMap((page) => page.cases);
  const isChosen = new Set(cases.map(({ id }) => id));
  const together = chosen.filter((id) => isChosen.has(id));
  return (
    <Page
      wide
      title={t('menu.cases')}
      intro={count && t(count.capped ? 'cases.countCapped' : 'cases.count', { count: count.count })}
      actions={
        <>
          <KeptLists wanted={wanted} onChoose={replace} />
          <ChooseColumns wanted={wanted} onChange={change} />
        </>
      }
    >
      <div className="stack">
        <Filters wanted={wanted} onChange={change} onClear={() => replace({})} />
        <ProblemBanner problem={list.error} onRetry={() => list.refetch()} />
        <Suspense fallback={<Waiting />}>
          {together.length > 0 && <Together cases={together} onDone={() => setChosen([])} />}
        </Suspense>
        {list.isPending ? (
          <Waiting />
        ) : (
          <CaseTable
            cases={cases}
            empty={t('cases.empty')}
            columns={wanted.columns}
            chosen={together}
            onChoose={setChosen}
          />
        )}
        <More more={list.more} loading={list.isFetchingNextPage} />
      </div>
    </Page>
  );
}
