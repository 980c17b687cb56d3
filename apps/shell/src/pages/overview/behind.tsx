import { Modal } from 'antd';
import { usePages } from '../../api/pages.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { More } from '../../components/more.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';
import type { Asked } from './asked.ts';

interface Props {
  readonly of: Asked & { readonly entry: string; readonly key?: string; readonly part?: string };
  readonly onClose: () => void;
}

/** The cases behind one number: as many as it says. */
export default function Behind({ of, onClose }: Props) {
  const { t, say } = useTexts();
  const { pages, more, isPending, isFetchingNextPage, error } = usePages('overviewCases', {
    query: { ...of, limit: 50 },
  });
  const first = pages[0];
  return (
    <Modal
      open
      width={1040}
      footer={null}
      loading={isPending}
      title={first ? say(first.title) : t('overview.behind')}
      onCancel={onClose}
    >
      {error && <ProblemBanner problem={error} />}
      {first && (
        <div className="stack" data-testid="behind">
          <div className="quiet">
            {t('overview.total', { count: first.total })}
            {first.hidden > 0 && t('overview.hidden', { count: first.hidden })}
          </div>
          <CaseTable cases={pages.flatMap(({ cases }) => cases)} empty={t('overview.nothing')} />
          <More more={more} loading={isFetchingNextPage} />
        </div>
      )}
    </Modal>
  );
}
