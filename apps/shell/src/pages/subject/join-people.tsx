import type { SubjectView } from '@bitan/api';
import { Modal } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Reason } from '../../components/reason.tsx';
import { SubjectSelect } from '../../components/subject-select.tsx';
import { useTold } from '../../components/told.tsx';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';
import { ForeseenEffect } from './effect.tsx';

interface Props {
  readonly view: SubjectView;
  /** The other record to begin with; none when it is to be looked for. */
  readonly first: string;
  readonly onClose: () => void;
}

/** Both records side by side, and what joining them means; a person decides whether they are one. */
export default function JoinPeople({ view, first, onClose }: Props) {
  const { t } = useTexts();
  const told = useTold();
  const join = useSend('joinPeople');
  const [other, setOther] = useState(first || undefined);
  const [reason, setReason] = useState('');
  const send = () =>
    other &&
    join.mutate(
      { path: { person: view.id }, body: { other, reason } },
      {
        onSuccess: () => {
          told.success(t('namesakes.joined'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={900}
      title={t('namesakes.joinTitle', { name: view.name })}
      okText={t('namesakes.join')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !other || reason.trim() === '' }}
      confirmLoading={join.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="stack-small">
        <SubjectSelect
          kind="person"
          value={other}
          typed={view.name}
          without={view.id}
          onChange={setOther}
          aria-label={t('namesakes.other')}
          placeholder={t('namesakes.other')}
          style={{ width: '100%' }}
        />
        <div style={{ display: 'grid', gap: 16, gridTemplateColumns: '1fr 1fr' }}>
          <Side title={`${view.name} ${t('namesakes.stays')}`} view={view} />
          {other && <Other id={other} />}
        </div>
        {other && <ForeseenEffect of={{ kind: 'join', person: view.id, other }} />}
        <p className="quiet">{t('namesakes.joinHelp')}</p>
        <Reason value={reason} onChange={setReason} />
        <ProblemBanner problem={join.error} />
      </div>
    </Modal>
  );
}

function Other({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data } = useReply('subject', { path: { kind: 'person', id } });
  return data ? <Side title={`${data.name} ${t('namesakes.goes')}`} view={data} /> : null;
}

function Side({ title, view }: { readonly title: string; readonly view: SubjectView }) {
  return (
    <section aria-label={title}>
      <h3 style={{ fontSize: 14, margin: '4px 0' }}>{title}</h3>
      <RecordView form={view.form} answers={view.answers} names={view.names} />
      <ul>
        {view.cases.map(({ id, number, title }) => (
          <li key={id}>
            {number} {title}
          </li>
        ))}
      </ul>
    </section>
  );
}
