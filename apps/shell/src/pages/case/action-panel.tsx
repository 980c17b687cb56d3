import type { ActionSheet, ActionView, Answers, CaseView } from '@bitan/api';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useAsk, useReply, useSend } from '../../api/queries.ts';
import { Act } from '../../components/act/act.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { forgetSavedAnswers, savedKey } from '../../form/saved-answers.ts';
import { useMe } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { Proposed } from './proposed.tsx';
import { ReturnForm } from './return-form.tsx';

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
  const { user } = useMe();
  const path = { case: view.id, action: action.id };
  const act = useAct(view, action, onDone);
  const preview = useAsk('preview');
  // Only at first: what was typed for this state of the case stays under its name.
  const savedAs = useRef(savedKey(user.id, view.id, action.id, view.revision)).current;
  if (action.kind === 'return') return <ReturnForm {...act} />;
  return (
    <Act
      sheet={sheet}
      savedAs={savedAs}
      preview={(answers: Answers) => preview.mutateAsync({ path, body: { answers } })}
      send={(submission) => act.send(submission, () => forgetSavedAnswers(savedAs))}
      sending={act.sending}
      problem={act.problem}
      {...(action.kind === 'approve' && { submitText: t('case.approve') })}
    />
  );
}

/** Sends against the state of the case that was seen; when that is stale, against the next one. */
function useAct(view: CaseView, action: ActionView, onDone: (text: string) => void) {
  const act = useSend('act');
  const { t } = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useWhatHappened(action);
  const seen = useRef(view.revision);
  const latest = useReply('case', { path: { case: view.id } });
  const send = (
    submission: Omit<Parameters<typeof act.mutate>[0]['body'], 'revision'>,
    after: () => void = () => {},
  ) =>
    act.mutate(
      {
        path: { case: view.id, action: action.id },
        body: { ...submission, revision: seen.current },
      },
      {
        onSuccess: (now) => {
          after();
          if (now) {
            client.setQueryData(['case', { path: { case: view.id } }], now);
            onDone(say(view, now));
            return;
          }
          // Whoever stepped aside sees the case no more.
          message.success(t('case.recused'), 8);
          navigate('/');
        },
        onError: async (problem) => {
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
