import type { ActionSheet, Answers, CaseView } from '@bitan/api';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAsk, useReply, useSend } from '../../api/queries.ts';
import { Act } from '../../components/act/act.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { forgetSavedAnswers, savedKey } from '../../form/saved-answers.ts';
import { useMe } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { HandedOver } from './handed-over.tsx';
import { Similar, subjectFields } from './similar.tsx';

/** Begins a case of one type. */
export default function StartPage() {
  const { workflow = '' } = useParams();
  const { t, say } = useTexts();
  const sheet = useReply('startSheet', { path: { workflow } });
  const [handed, setHanded] = useState<CaseView>();
  return (
    <Loaded of={sheet}>
      {(sheet) => (
        <Page
          title={t('start.title', { name: say(sheet.title) })}
          intro={sheet.description && say(sheet.description)}
        >
          {handed ? (
            <HandedOver view={handed} onAgain={() => setHanded(undefined)} />
          ) : (
            <Start key={workflow} workflow={workflow} sheet={sheet} onHanded={setHanded} />
          )}
        </Page>
      )}
    </Loaded>
  );
}

interface Props {
  readonly workflow: string;
  readonly sheet: ActionSheet;
  /** The case was not begun: the matter went to another office. */
  readonly onHanded: (view: CaseView) => void;
}

function Start({ workflow, sheet, onHanded }: Props) {
  const { t } = useTexts();
  const { user } = useMe();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const start = useSend('startCase');
  const preview = useAsk('startPreview');
  const [answers, setAnswers] = useState<Answers>(sheet.answers);
  const subjects = subjectFields(sheet);
  const section = sheet.form?.sections.find(({ fields }) =>
    fields.some((field) => subjects.includes(field)),
  );
  const savedAs = savedKey(user.id, 'start', workflow);
  const begun = (view: CaseView | null) => {
    forgetSavedAnswers(savedAs);
    if (!view) {
      message.success(t('case.recused'), 8);
      return navigate('/');
    }
    if (view.handover) return onHanded(view);
    message.success(t('start.done', { number: view.number }));
    navigate(`/cases/${view.id}`);
  };
  return (
    <Act
      sheet={sheet}
      savedAs={savedAs}
      preview={(answers) => preview.mutateAsync({ path: { workflow }, body: { answers } })}
      send={(submission) =>
        start.mutate({ body: { workflow, ...submission } }, { onSuccess: begun })
      }
      sending={start.isPending}
      problem={start.error}
      submitText={t('start.submit')}
      onChange={setAnswers}
      note={
        section && {
          section: section.id,
          content: <Similar workflow={workflow} fields={subjects} answers={answers} />,
        }
      }
    />
  );
}
