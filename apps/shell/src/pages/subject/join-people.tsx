import type { SubjectView } from '@bitan/api';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { Side, Sides } from '../../components/sides.tsx';
import { useTold } from '../../components/told.tsx';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';
import { ForeseenEffect } from './effect.tsx';
import { NamesakeSelect } from './namesake-select.tsx';

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
  const send = (reason: string) =>
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
    <ReasonDialog
      wide
      title={t('namesakes.joinTitle', { name: view.name })}
      does={t('namesakes.join')}
      ready={other !== undefined}
      sending={join}
      onSend={send}
      onClose={onClose}
    >
      <div className="row">
        <NamesakeSelect of={view} label={t('namesakes.other')} value={other} onChange={setOther} />
      </div>
      <Sides>
        <Recorded title={`${view.name} ${t('namesakes.stays')}`} view={view} />
        {other && <Other id={other} />}
      </Sides>
      {other && <ForeseenEffect of={{ kind: 'join', person: view.id, other }} />}
      <p className="quiet">{t('namesakes.joinHelp')}</p>
    </ReasonDialog>
  );
}

function Other({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data } = useReply('subject', { path: { kind: 'person', id } });
  return data ? <Recorded title={`${data.name} ${t('namesakes.goes')}`} view={data} /> : null;
}

function Recorded({ title, view }: { readonly title: string; readonly view: SubjectView }) {
  return (
    <Side title={title}>
      <RecordView form={view.form} answers={view.answers} names={view.names} />
      <ul>
        {view.cases.map(({ id, number, title }) => (
          <li key={id}>
            {number} {title}
          </li>
        ))}
      </ul>
    </Side>
  );
}
