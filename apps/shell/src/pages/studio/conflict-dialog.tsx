import { Button, Modal } from 'antd';
import { useTexts } from '../../texts/index.ts';
import { useSayItem } from './say-item.ts';
import { useDraft, useStudio } from './studio.tsx';

/** Two people changed the same item at once: one of them says which change stays. */
export function ConflictDialog() {
  const { t } = useTexts();
  const sayItem = useSayItem();
  const { store } = useStudio();
  const { conflict } = useDraft('conflict');
  if (!conflict) return null;
  return (
    <Modal
      open
      closable={false}
      title={t('studio.conflict')}
      footer={[
        <Button key="theirs" onClick={() => store.settle('theirs')}>
          {t('studio.keepTheirs')}
        </Button>,
        <Button key="mine" type="primary" onClick={() => store.settle('mine')}>
          {t('studio.keepMine')}
        </Button>,
      ]}
    >
      {conflict.map(({ path, theirs, mine }) => (
        <dl key={path} className="record">
          <dt>{t('studio.theirs')}</dt>
          <dd>{sayItem(path, theirs)}</dd>
          <dt>{t('studio.mine')}</dt>
          <dd>{sayItem(path, mine)}</dd>
        </dl>
      ))}
    </Modal>
  );
}
