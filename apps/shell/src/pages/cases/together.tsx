import type { Answers, Choice, Together as Possible } from '@bitan/api';
import type { Text } from '@bitan/definitions';
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
export default function Together({ cases, onDone }: Props) {
  const { t, say } = useTexts();
  const [action, setAction] = useState<Action>();
  const ids = cases.slice(0, most).join(',');
  const possible = useReply('together', { query: { cases: ids } }, { enabled: ids !== '' });
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
          {one.refused.length > 0
            ? t('cases.togetherSome', { name: say(one.title), count: one.cases.length })
            : say(one.title)}
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
  readonly why: readonly Text[];
}
interface Submission {
  readonly answers: Answers;
  readonly choice?: Choice;
}
/** What was typed, and which cases would refuse it. */
interface Foreseen {
  readonly submission: Submission;
  readonly refused: Action['refused'];
}

interface DoingProps {
  readonly action: Action;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/**
 * One form, sent for each case. Which would refuse it is said before anything is done; what was
 * refused all the same is named with the reason, the rest is done.
 */
function Doing({ action, onClose, onDone }: DoingProps) {
  const { t, say } = useTexts();
  const client = useQueryClient();
  const preview = useAsk('preview');
  const foresee = useAsk('previewTogether');
  const [foreseen, setForeseen] = useState<Foreseen>();
  const [done, setDone] = useState<number>();
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [first] = action.cases;
  const path = { case: first?.id ?? '', action: action.id };
  const sheet = useReply('actionSheet', { path });
  const ask = async (submission: Submission) => {
    const cases = action.cases.map(({ id }) => id);
    const { answers } = submission;
    const { refused } = await foresee.mutateAsync({ body: { action: action.id, cases, answers } });
    if (refused.length === 0) await send(submission, action.cases);
    else setForeseen({ submission, refused });
  };
  const send = async (submission: Submission, cases: Action['cases']) => {
    const refused: Failed[] = [];
    for (const [i, one] of cases.entries()) {
      setDone(i);
      const body = { ...submission, revision: one.revision };
      await call(
        'act',
        { path: { case: one.id, action: action.id }, body },
        { key: randomKey() },
      ).catch((problem: unknown) => {
        if (!(problem instanceof ApiProblem)) throw problem;
        const { detail, titles } = problem.details;
        refused.push({ number: one.number, why: [detail ?? titles] });
      });
    }
    setDone(cases.length);
    setFailed(refused);
    void client.invalidateQueries();
    if (refused.length === 0) onDone();
  };
  const rest = action.cases.filter(({ id }) => !foreseen?.refused.some((one) => one.id === id));
  const isSending = done !== undefined && done < rest.length;
  return (
    <Drawer
      open
      title={t('cases.togetherDo', { name: say(action.title), count: action.cases.length })}
      size={560}
      onClose={onClose}
    >
      <div className="stack">
        {isSending && <Progress percent={Math.round((done / rest.length) * 100)} />}
        <Refused title={t('cases.leftOut')} cases={action.refused} />
        <Refused title={t('cases.wouldRefuse')} cases={foreseen?.refused ?? []} />
        <Refused title={t('cases.refused')} cases={failed} />
        {foreseen && done === undefined && (
          <div className="row">
            <Button
              type="primary"
              disabled={rest.length === 0}
              onClick={() => send(foreseen.submission, rest)}
            >
              {t('cases.doRest', { count: rest.length })}
            </Button>
          </div>
        )}
        {(done === undefined || isSending) && (
          <Loaded of={sheet}>
            {(sheet) => (
              <Act
                sheet={sheet}
                draft={undefined}
                preview={(answers) => preview.mutateAsync({ path, body: { answers } })}
                send={(submission) => void ask(submission).catch(() => undefined)}
                sending={isSending || foresee.isPending}
                problem={foresee.error}
                onChange={() => setForeseen(undefined)}
              />
            )}
          </Loaded>
        )}
      </div>
    </Drawer>
  );
}

/** Cases with the reasons why not, in lines. */
function Refused({ title, cases }: { readonly title: string; readonly cases: readonly Failed[] }) {
  const { say } = useTexts();
  if (cases.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={cases.map(({ number, why }) => (
        <div key={number}>
          {number}: {why.map(say).join(' ')}
        </div>
      ))}
    />
  );
}
