import type { PersonMoveView, SubjectView } from '@bitan/api';
import { Modal } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Reason } from '../../components/reason.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly view: SubjectView;
  readonly move: PersonMoveView;
  readonly onClose: () => void;
}

/** Lets two records be what they were before they were joined. */
export default function UndoJoin({ view, move, onClose }: Props) {
  const { t } = useTexts();
  const undo = useSend('undoJoin');
  const [reason, setReason] = useState('');
  const send = () =>
    undo.mutate(
      { path: { person: view.id, move: move.id }, body: { reason } },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={t('namesakes.undo')}
      okText={t('namesakes.undo')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={undo.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <p>{t('namesakes.undoHelp')}</p>
      <Reason value={reason} onChange={setReason} />
      <ProblemBanner problem={undo.error} />
    </Modal>
  );
}
