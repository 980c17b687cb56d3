import type { Answers, Choice, Together as Possible } from '@bitan/api';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Progress } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAsk, useReply } from '../../api/queries.ts';
import { randomKey } from '../../api/submission-key.ts';
import { Act } from '../../components/act/act.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useTexts } from '../../texts/index.ts';
import { ToAgenda } from './to-agenda.tsx';

interface Props {
  readonly cases: readonly string[];
  readonly onDone: () => void;
}
type Action = Possible['actions'][number];

/** What can be done on all chosen cases at once; each of them is asked and answered by itself. */
export function Together({ cases, onDone }: Props) {
  const { t, say } = useTexts();
  const [action, setAction] = useState<Action>();
  const ids = cases.slice(0, most).join(',');
  const possible = useReply('together', { query: { cases: ids } }, { enabled: ids !== '' });
  if (cases.length === 0) return null;
  const actions = possible.data?.actions ?? [];
  return (
    <div className="row" role="group" aria-label={t('cases.together')}>
      <strong>{t('cases.chosen', { count: cases.length })}</strong>
      {cases.length > most && <span>{t('cases.atMost', { count: most })}</span>}
      {possible.data && actions.length + possible.data.meetings.length === 0 && (
        <span className="quiet">{t('cases.nothingTogether')}</span>
      )}
      {actions.map((one) => (
        <Button key={one.id} onClick={() => setAction(one)}>
          {say(one.title)}
        </Button>
      ))}
      {possible.data && <ToAgenda cases={cases.slice(0, most)} meetings={possible.data.meetings} />}
      <Button type="text" onClick={onDone}>
        {t('cases.chooseNone')}
      </Button>
      {action && <Doing action={action} onClose={() => setAction(undefined)} onDone={onDone} />}
    </div>
  );
}
const most = 50;

interface Failed {
  readonly number: string;
  readonly problem: ApiProblem;
}

interface DoingProps {
  readonly action: Action;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One form, sent for each case; what was refused is named with the reason, the rest is done. */
function Doing({ action, onClose, onDone }: DoingProps) {
  const { t, say } = useTexts();
  const client = useQueryClient();
  const preview = useAsk('preview');
  const [done, setDone] = useState<number>();
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [first] = action.cases;
  const path = { case: first?.id ?? '', action: action.id };
  const sheet = useReply('actionSheet', { path });
  const send = async (submission: { answers: Answers; choice?: Choice }) => {
    const refused: Failed[] = [];
    for (const [i, one] of action.cases.entries()) {
      setDone(i);
      const body = { ...submission, revision: one.revision };
      await call(
        'act',
        { path: { case: one.id, action: action.id }, body },
        { key: randomKey() },
      ).catch((problem: unknown) => {
        if (!(problem instanceof ApiProblem)) throw problem;
        refused.push({ number: one.number, problem });
      });
    }
    setDone(action.cases.length);
    setFailed(refused);
    void client.invalidateQueries();
    if (refused.length === 0) onDone();
  };
  const isSending = done !== undefined && done < action.cases.length;
  return (
    <Drawer
      open
      title={t('cases.togetherDo', { name: say(action.title), count: action.cases.length })}
      size={560}
      onClose={onClose}
    >
      <div className="stack">
        {isSending && <Progress percent={Math.round((done / action.cases.length) * 100)} />}
        {failed.map(({ number, problem }) => (
          <Alert
            key={number}
            type="error"
            showIcon
            title={number}
            description={say(problem.details.detail ?? problem.details.titles)}
          />
        ))}
        {(done === undefined || isSending) && (
          <Loaded of={sheet}>
            {(sheet) => (
              <Act
                sheet={sheet}
                draft={undefined}
                preview={(answers) => preview.mutateAsync({ path, body: { answers } })}
                send={send}
                sending={isSending}
                problem={null}
              />
            )}
          </Loaded>
        )}
      </div>
    </Drawer>
  );
}
