import type { CaseView } from '@bitan/api';
import { Modal } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Reason } from '../../components/reason.tsx';
import { useTexts } from '../../texts/index.ts';

/** Parts a case again from the one with which it was handled. */
export default function UndoMerge({
  view,
  onClose,
}: {
  readonly view: CaseView;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const undo = useSend('unmergeCase');
  const [reason, setReason] = useState('');
  const send = () =>
    undo.mutate(
      { path: { case: view.id }, body: { reason, revision: view.revision } },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={t('merge.undo')}
      okText={t('merge.undo')}
      cancelText={t('common.cancel')}
      confirmLoading={undo.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <p>{t('merge.undoHelp')}</p>
      <Reason value={reason} onChange={setReason} />
      <ProblemBanner problem={undo.error} />
    </Modal>
  );
}
