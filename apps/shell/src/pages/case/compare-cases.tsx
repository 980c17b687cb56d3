import type { CaseView, SimilarCase } from '@bitan/api';
import { Modal } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Reason } from '../../components/reason.tsx';
import { Side, Sides } from '../../components/sides.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly view: CaseView;
  readonly other: SimilarCase;
  readonly onClose: () => void;
}

/** Both side by side; a person decides whether they are one matter. */
export default function CompareCases({ view, other, onClose }: Props) {
  const { t } = useTexts();
  const told = useTold();
  const merge = useSend('mergeCase');
  const apart = useSend('tellApart');
  const [reason, setReason] = useState('');
  const isSuspected = view.merges?.suspected !== undefined;
  const disabled = reason.trim() === '';
  const keep = () =>
    apart.mutate(
      { path: { case: view.id }, body: { reason } },
      {
        onSuccess: () => {
          told.success(t('merge.toldApart'));
          onClose();
        },
      },
    );
  const own = useReply('similarCases', { path: { case: other.case.id } });
  const texts = own.data?.find((one) => one.case.id === view.id)?.texts ?? [];
  const send = () =>
    merge.mutate(
      {
        path: { case: view.id },
        body: { into: other.case.id, reason, revision: view.revision },
      },
      {
        onSuccess: () => {
          told.success(t('merge.done', { number: other.case.number }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={900}
      title={t('merge.compare')}
      okText={t('merge.merge', { number: other.case.number })}
      cancelText={t(isSuspected ? 'merge.keep' : 'common.cancel')}
      okButtonProps={{ disabled }}
      confirmLoading={merge.isPending}
      onOk={send}
      onCancel={onClose}
      // Where it waits for a decision, this one is kept with its reason too.
      cancelButtonProps={isSuspected ? { onClick: keep, loading: apart.isPending, disabled } : {}}
    >
      <div className="stack-small">
        <Sides>
          <Told title={`${view.number} ${t('merge.this')}`} texts={texts} />
          <Told title={`${other.case.number} ${t('merge.other')}`} texts={other.texts} />
        </Sides>
        <p className="quiet">{t('merge.help')}</p>
        <Reason value={reason} onChange={setReason} />
        <ProblemBanner problem={merge.error ?? apart.error} />
      </div>
    </Modal>
  );
}

function Told({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <Side title={title}>
      {texts.map((text) => (
        <p key={text} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </p>
      ))}
    </Side>
  );
}
