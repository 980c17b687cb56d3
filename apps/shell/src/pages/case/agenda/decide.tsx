import type { AgendaItemView, Answers, Choice } from '@bitan/api';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useAsk, useReply, useSend } from '../../../api/queries.ts';
import { Act } from '../../../components/act/act.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTexts } from '../../../texts/index.ts';
import { Proposed } from '../proposed.tsx';

interface Props {
  readonly meeting: string;
  readonly item: AgendaItemView;
  /** None: only what was said is noted, and nothing is decided. */
  readonly action: string;
  readonly onClose: () => void;
}

/** What the meeting decides of one matter: the step's own form, the rules' proposal, what was said. */
export default function Decide({ meeting, item, action, onClose }: Props) {
  const { t, say } = useTexts();
  const decide = useSend('decideMatter');
  const [note, setNote] = useState(item.note);
  const title = item.actions.find(({ id }) => id === action)?.title;
  const send = (submission: { answers: Answers; choice?: Choice }) =>
    decide.mutate(
      {
        path: { case: meeting, matter: item.case.id },
        body: { ...submission, ...(action && { action }), note, revision: item.revision },
      },
      { onSuccess: onClose },
    );
  return (
    <Drawer
      open
      size={640}
      title={`${item.case.number} ${title ? say(title) : t('agenda.onlyNote')}`}
      onClose={onClose}
    >
      <div className="stack">
        <label>
          {t('agenda.note')}
          <Input.TextArea
            maxLength={2000}
            autoSize={{ minRows: 2 }}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        {action === '' ? (
          <>
            <ProblemBanner problem={decide.error} />
            <Button type="primary" loading={decide.isPending} onClick={() => send({ answers: {} })}>
              {t('common.save')}
            </Button>
          </>
        ) : (
          <Step
            {...{ meeting, item, action, send }}
            sending={decide.isPending}
            problem={decide.error}
          />
        )}
      </div>
    </Drawer>
  );
}

interface StepProps
  extends Omit<Props, 'onClose'>,
    Pick<Parameters<typeof Act>[0], 'send' | 'sending' | 'problem'> {}

function Step({ meeting, item, action, ...sending }: StepProps) {
  const { t } = useTexts();
  const matter = item.case.id;
  const sheet = useReply('agendaSheet', { path: { case: meeting, matter, action } });
  const preview = useAsk('preview');
  const path = { case: matter, action };
  return (
    <Loaded of={sheet}>
      {(sheet) => (
        <>
          {sheet.proposed && <Proposed proposed={sheet.proposed} />}
          <Act
            sheet={sheet}
            draft={undefined}
            caseId={matter}
            preview={(answers) => preview.mutateAsync({ path, body: { answers } })}
            submitText={t('agenda.decide')}
            {...sending}
          />
        </>
      )}
    </Loaded>
  );
}
