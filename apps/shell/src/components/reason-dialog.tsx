import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useTexts } from '../texts/index.ts';
import { ProblemBanner } from './problem-banner.tsx';
import { Reason } from './reason.tsx';

interface Props {
  readonly title: string;
  /** What the button says that does it. */
  readonly does: string;
  /** False while something besides the reason is still to be chosen. */
  readonly ready?: boolean;
  readonly sending: { readonly isPending: boolean; readonly error: ApiProblem | null };
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
  readonly wide?: boolean;
  /** What it means and what is to be chosen, above the reason. */
  readonly children: ReactNode;
}

/** A dialog for what is done only with a reason. */
export function ReasonDialog(props: Props) {
  const { title, does, ready = true, sending, onSend, onClose, wide = false, children } = props;
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      {...(wide && { width: 900 })}
      title={title}
      okText={does}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready || reason.trim() === '' }}
      confirmLoading={sending.isPending}
      onOk={() => onSend(reason)}
      onCancel={onClose}
    >
      <div className="stack-small">
        {children}
        <Reason value={reason} onChange={setReason} />
        <ProblemBanner problem={sending.error} />
      </div>
    </Modal>
  );
}
