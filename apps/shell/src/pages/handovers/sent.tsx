import type { Handover } from '@bitan/api';
import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { OneOf } from '../../components/choices.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

/** What the office from which a matter went can do until it is answered: address it, send files along. */
export function Sent({ handover }: { readonly handover: Handover }) {
  const { t } = useTexts();
  const [enclosing, setEnclosing] = useState(false);
  if (handover.addressees.length > 0) return <Addressing handover={handover} />;
  if (handover.enclosable.length === 0) return null;
  return (
    <>
      <div>
        <Button onClick={() => setEnclosing(true)}>{t('handovers.enclose')}</Button>
      </div>
      {enclosing && <Enclosing handover={handover} onClose={() => setEnclosing(false)} />}
    </>
  );
}

function Addressing({ handover: { id, addressees } }: { readonly handover: Handover }) {
  const { t, say } = useTexts();
  const told = useTold();
  const address = useSend('addressHandover');
  const [to, setTo] = useState<string>();
  const meant = addressees.find((one) => one.id === to);
  const send = () =>
    meant &&
    address.mutate(
      { path: { id }, body: { to: meant.id } },
      {
        onSuccess: () => told.success(t('handovers.sendDone', { office: say(meant.title) })),
      },
    );
  return (
    <div className="stack-small">
      <span>{t('handovers.sendToHelp')}</span>
      <OneOf
        aria-label={t('handovers.sendTo')}
        choices={addressees.map((one) => ({ value: one.id, label: say(one.title) }))}
        value={to}
        onChange={setTo}
      />
      <ProblemBanner problem={address.error} />
      <div>
        <Button type="primary" disabled={!meant} onClick={send} loading={address.isPending}>
          {t('handovers.send')}
        </Button>
      </div>
    </div>
  );
}

interface EnclosingProps {
  readonly handover: Handover;
  readonly onClose: () => void;
}

function Enclosing({ handover: { id, enclosable }, onClose }: EnclosingProps) {
  const { t } = useTexts();
  const told = useTold();
  const enclose = useSend('encloseWithHandover');
  const [files, setFiles] = useState<string[]>([]);
  const done = () => {
    told.success(t('handovers.encloseDone', { count: files.length }));
    onClose();
  };
  return (
    <Modal
      open
      title={t('handovers.enclose')}
      okText={t('handovers.encloseSend')}
      okButtonProps={{ disabled: files.length === 0 }}
      cancelText={t('common.cancel')}
      confirmLoading={enclose.isPending}
      onOk={() => enclose.mutate({ path: { id }, body: { files } }, { onSuccess: done })}
      onCancel={onClose}
    >
      <p>{t('handovers.encloseHelp')}</p>
      <Checkbox.Group
        aria-label={t('handovers.enclose')}
        className="stack-small"
        value={files}
        onChange={setFiles}
        options={enclosable.map((one) => ({ value: one.id, label: one.name }))}
      />
      <ProblemBanner problem={enclose.error} />
    </Modal>
  );
}
