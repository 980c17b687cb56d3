import type { Answers, SubjectView } from '@bitan/api';
import { alike } from '@bitan/definitions';
import { useMemo, useState } from 'react';
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
  const their = useReply(
    'subject',
    { path: { kind: 'person', id: other ?? '' } },
    { enabled: other !== undefined },
  ).data;
  const differing = useMemo(
    () => (their ? differingIn(view.answers, their.answers) : undefined),
    [view, their],
  );
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
        <Recorded
          title={`${view.name} ${t('namesakes.stays')}`}
          view={view}
          differing={differing}
        />
        {their && (
          <Recorded
            title={`${their.name} ${t('namesakes.goes')}`}
            view={their}
            differing={differing}
          />
        )}
      </Sides>
      {other && <ForeseenEffect of={{ kind: 'join', person: view.id, other }} />}
      <p className="quiet">{t('namesakes.joinHelp')}</p>
    </ReasonDialog>
  );
}

/** The fields that are answered in both records, and not alike. */
function differingIn(a: Answers, b: Answers): ReadonlySet<string> {
  const both = Object.keys(a).filter((id) => b[id] !== undefined);
  return new Set(both.filter((id) => !alike(a[id], b[id])));
}

interface RecordedProps {
  readonly title: string;
  readonly view: SubjectView;
  readonly differing: ReadonlySet<string> | undefined;
}

function Recorded({ title, view, differing }: RecordedProps) {
  return (
    <Side title={title}>
      <RecordView
        form={view.form}
        answers={view.answers}
        names={view.names}
        {...(differing && { differing })}
      />
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
