import { Button, Modal } from 'antd';
import { useTexts } from '../../texts/index.ts';
import { sayItem } from './say-item.ts';
import { useDraft, useStudio } from './studio.tsx';

/** Two people changed the same item at once: one of them says which change stays. */
export function ConflictDialog() {
  const { t, language } = useTexts();
  const { store, words } = useStudio();
  const { conflict } = useDraft();
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
          <dd>{sayItem(words, path, theirs, language)}</dd>
          <dt>{t('studio.mine')}</dt>
          <dd>{sayItem(words, path, mine, language)}</dd>
        </dl>
      ))}
    </Modal>
  );
}
