import type { ActionSheet, ActionView, Answers, CaseView } from '@bitan/api';
import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { lazy, Suspense, useRef } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { useAsk, useReply, useSend } from '../../api/queries.ts';
import { Act } from '../../components/act/act.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useTold } from '../../components/told.tsx';
import { Waiting } from '../../components/waiting.tsx';
import type { DraftSaver } from '../../form/draft-saver.ts';
import { useDraft } from '../../form/use-draft.ts';
import { useTexts } from '../../texts/index.ts';
import { Proposed } from './proposed.tsx';

const ReturnForm = lazy(() => import('./return-form.tsx'));

interface Props {
  readonly view: CaseView;
  readonly action: ActionView;
  /** Told what happened, in a sentence. */
  readonly onDone: (text: string) => void;
}

/** What is needed to do one action on a case. */
export function ActionPanel({ view, action, onDone }: Props) {
  const { say } = useTexts();
  const sheet = useReply('actionSheet', { path: { case: view.id, action: action.id } });
  return (
    <div className="stack">
      {action.description && <div className="quiet">{say(action.description)}</div>}
      {(action.due || action.undetermined || action.suspended) && <Deadline {...action} />}
      <Loaded of={sheet}>
        {(sheet) => (
          <>
            {sheet.proposed && <Proposed proposed={sheet.proposed} />}
            <Doing view={view} action={action} sheet={sheet} onDone={onDone} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Doing({ view, action, sheet, onDone }: Props & { readonly sheet: ActionSheet }) {
  const { t } = useTexts();
  const path = { case: view.id, action: action.id };
  const act = useAct(view, action, onDone);
  const preview = useAsk('preview');
  const draft = useDraft({
    name: `${view.id}:${action.id}`,
    place: sheet.form && {
      workflow: view.workflow.id,
      action: action.id,
      case: { id: view.id, revision: view.revision },
    },
    load: () => call('answerDraftAt', { path }),
  });
  if (action.kind === 'return')
    return (
      <Suspense fallback={<Waiting />}>
        <ReturnForm {...act} />
      </Suspense>
    );
  if (sheet.form && !draft) return <Waiting />;
  const send: typeof act.send = async (submission) => {
    await draft?.saver.hold();
    act.send(submission, draft?.saver);
  };
  return (
    <>
      {draft?.view?.moved && <Alert type="warning" showIcon title={t('unfinished.moved')} />}
      <Act
        sheet={sheet}
        draft={draft}
        caseId={view.id}
        preview={(answers: Answers) => preview.mutateAsync({ path, body: { answers } })}
        send={send}
        sending={act.sending}
        problem={act.problem}
        {...(action.kind === 'approve' && { submitText: t('case.approve') })}
      />
    </>
  );
}

/** Sends against the state of the case that was seen; when that is stale, against the next one. */
function useAct(view: CaseView, action: ActionView, onDone: (text: string) => void) {
  const act = useSend('act');
  const { t } = useTexts();
  const told = useTold();
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useWhatHappened(action);
  const seen = useRef(view.revision);
  const latest = useReply('case', { path: { case: view.id } });
  const send = (
    submission: Omit<Parameters<typeof act.mutate>[0]['body'], 'revision'>,
    saver?: Pick<DraftSaver, 'submitted' | 'release'>,
  ) =>
    act.mutate(
      {
        path: { case: view.id, action: action.id },
        body: { ...submission, revision: seen.current },
      },
      {
        onSuccess: (now) => {
          saver?.submitted();
          if (now) {
            client.setQueryData(['case', { path: { case: view.id } }], now);
            onDone(say(view, now));
            return;
          }
          // Whoever stepped aside sees the case no more.
          told.success(t('case.recused'), 8);
          navigate('/');
        },
        onError: async (problem) => {
          saver?.release();
          if (!problem.is('stale', 'not-open')) return;
          const { data } = await latest.refetch();
          if (data) seen.current = data.revision;
        },
      },
    );
  return { send, sending: act.isPending, problem: act.error };
}

function useWhatHappened({ title, kind }: ActionView) {
  const { t, say } = useTexts();
  return (before: CaseView, now: CaseView): string => {
    const action = say(title);
    if (kind === 'do' && now.pending) return t('case.donePending', { action });
    if (before.stage.id === now.stage.id) return t('case.done', { action });
    return t('case.doneStage', { action, stage: say(now.stage.title) });
  };
}
