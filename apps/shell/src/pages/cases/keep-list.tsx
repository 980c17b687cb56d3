import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import type { Wanted } from './wanted.ts';

interface Props {
  readonly wanted: Wanted;
  readonly onClose: () => void;
}

/** Asks under which name a list is kept, and for whom. */
export default function KeepList({ wanted, onClose }: Props) {
  const { t } = useTexts();
  const told = useTold();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = useSend('keepList');
  const send = () =>
    keep.mutate(
      { body: { name: name.trim(), shared, wanted } },
      {
        onSuccess: () => {
          told.success(t('cases.listKept', { name: name.trim() }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('cases.keepList')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: keep.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="stack">
        <Input
          autoFocus
          aria-label={t('cases.listName')}
          placeholder={t('cases.listName')}
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {t('cases.listShared')}
        </Checkbox>
        <ProblemBanner problem={keep.error} />
      </div>
    </Modal>
  );
}
