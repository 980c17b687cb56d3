import type { ReportSectionView } from '@bitan/api';
import { Modal } from 'antd';
import { useReply } from '../../api/queries.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useTexts } from '../../texts/index.ts';
import type { Days } from './period.ts';

interface Props {
  readonly section: ReportSectionView;
  readonly row: ReportSectionView['rows'][number];
  readonly query: Days & { readonly workflow: string };
  readonly onClose: () => void;
}

/** The cases behind one line of a report. */
export default function Behind({ section, row, query, onClose }: Props) {
  const { t, say } = useTexts();
  const cases = useReply('reportCases', {
    query: { ...query, section: section.id, key: row.key },
  });
  return (
    <Modal
      open
      width={960}
      footer={null}
      title={t('reports.behind', { title: say(row.title) })}
      onCancel={onClose}
    >
      <p className="quiet">{t('reports.behindNote')}</p>
      <Loaded of={cases}>{(rows) => <CaseTable cases={rows} empty={t('reports.empty')} />}</Loaded>
    </Modal>
  );
}
