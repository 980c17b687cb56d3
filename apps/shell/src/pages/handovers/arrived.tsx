import type { Handover } from '@bitan/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { BeginCase } from '../../components/begin-case.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly handover: Handover;
  readonly onAnswered: (now: Handover) => void;
}

/** What the office to which a matter came can do: confirm or refuse it, and begin a case from it. */
export function Arrived({ handover, onAnswered }: Props) {
  return (
    <>
      {handover.mayAnswer && <Answering handover={handover} onAnswered={onAnswered} />}
      {handover.mayBegin && <BeginCase id={handover.id} by="beginFromHandover" />}
    </>
  );
}

function Answering({ handover: { id, number }, onAnswered }: Props) {
  const { t } = useTexts();
  const told = useTold();
  const receive = useSend('receiveHandover');
  const [refusing, setRefusing] = useState(false);
  const done = (now: Handover) => {
    told.success(t('handovers.done', { number }));
    onAnswered(now);
  };
  const send = () => receive.mutate({ path: { id }, body: {} }, { onSuccess: done });
  return (
    <>
      <ProblemBanner problem={receive.error} />
      <div className="row">
        <Button type="primary" onClick={send} loading={receive.isPending}>
          {t('handovers.receive')}
        </Button>
        <Button onClick={() => setRefusing(true)}>{t('handovers.refuse')}</Button>
      </div>
      {refusing && (
        <Refusing
          id={id}
          number={number}
          onRefused={onAnswered}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  );
}

interface RefusingProps {
  readonly id: string;
  readonly number: string;
  readonly onRefused: (now: Handover) => void;
  readonly onClose: () => void;
}

function Refusing({ id, number, onRefused, onClose }: RefusingProps) {
  const { t } = useTexts();
  const told = useTold();
  const refuse = useSend('refuseHandover');
  const done = (now: Handover) => {
    told.success(t('handovers.refused', { number }));
    onRefused(now);
    onClose();
  };
  return (
    <ReasonDialog
      title={t('handovers.refuseTitle', { number })}
      does={t('handovers.refuse')}
      sending={refuse}
      onSend={(reason) => refuse.mutate({ path: { id }, body: { reason } }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t('handovers.refuseHelp')}</p>
    </ReasonDialog>
  );
}
