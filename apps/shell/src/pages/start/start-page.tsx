import type { ActionSheet, AnswerDraftView, Answers, CaseView, Choice } from '@bitan/api';
import { Alert } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { useAsk, useReply, useSend } from '../../api/queries.ts';
import { randomUuid } from '../../api/submission-key.ts';
import { Act } from '../../components/act/act.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { type Draft, useDraft } from '../../form/use-draft.ts';
import { useTexts } from '../../texts/index.ts';
import { HandedOver } from './handed-over.tsx';
import { Similar, subjectFields } from './similar.tsx';

/** Begins a case of one type; an address with `?draft=` goes on with what was not finished. */
export default function StartPage() {
  const { workflow = '' } = useParams();
  const { t, say } = useTexts();
  const { id, begun } = useDraftId();
  const query = begun ? { draft: id } : {};
  const sheet = useReply('startSheet', { path: { workflow }, query });
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
            <Start
              key={`${workflow} ${id}`}
              workflow={workflow}
              draft={id}
              begun={begun}
              sheet={sheet}
              onHanded={setHanded}
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}

/** The draft that the address names, or a new one; going to the page again begins another. */
function useDraftId(): { id: string; begun: boolean } {
  const [search] = useSearchParams();
  const { key } = useLocation();
  const named = search.get('draft');
  // Each visit has a key of its own.
  const fresh = useMemo(randomUuid, [key]);
  const id = named ?? fresh;
  // What the address said when the form was opened: it is named there once something is typed.
  const begun = useMemo(() => named !== null, [id]);
  return { id, begun };
}

interface Props {
  readonly workflow: string;
  readonly draft: string;
  /** Whether something of it was kept already. */
  readonly begun: boolean;
  readonly sheet: ActionSheet;
  /** The case was not begun: the matter went to another office. */
  readonly onHanded: (view: CaseView) => void;
}

function Start(props: Props) {
  const { workflow, sheet } = props;
  const draft = useDraft({
    name: `start:${workflow}:${props.draft}`,
    id: props.draft,
    place: {
      workflow,
      action: sheet.action,
      ...(sheet.edition && { edition: sheet.edition }),
    },
    load: props.begun ? () => call('answerDraft', { path: { draft: props.draft } }) : undefined,
  });
  return draft ? <Begun {...props} kept={draft} /> : <Waiting />;
}

function Begun({ workflow, sheet, onHanded, kept }: Props & { readonly kept: Draft }) {
  const { t } = useTexts();
  const told = useTold();
  const navigate = useNavigate();
  const start = useSend('startCase');
  const preview = useAsk('startPreview');
  const [answers, setAnswers] = useState<Answers>(sheet.answers);
  const subjects = subjectFields(sheet);
  const section = sheet.form?.sections.find(({ fields }) =>
    fields.some((field) => subjects.includes(field)),
  );
  const [search, setSearch] = useSearchParams();
  const { saver } = kept;
  const changed = (answers: Answers) => {
    setAnswers(answers);
    if (search.get('draft') !== saver.id) setSearch({ draft: saver.id }, { replace: true });
  };
  const begun = (view: CaseView | null) => {
    saver.submitted();
    if (!view) {
      told.success(t('case.recused'), 8);
      return navigate('/');
    }
    if (view.handover) return onHanded(view);
    told.success(t('start.done', { number: view.number }));
    navigate(`/cases/${view.id}`);
  };
  const send = async (submission: { answers: Answers; choice?: Choice }) => {
    await saver.hold();
    const body = { workflow, ...submission, draft: saver.id };
    start.mutate({ body }, { onSuccess: begun, onError: () => saver.release() });
  };
  return (
    <>
      <OtherDrafts workflow={workflow} except={saver.id} />
      {kept.view && !kept.view.edition.current && <Older view={kept.view} />}
      <Act
        sheet={sheet}
        draft={kept}
        preview={(answers) =>
          preview.mutateAsync({ path: { workflow }, body: { answers, draft: saver.id } })
        }
        send={send}
        sending={start.isPending}
        problem={start.error}
        submitText={t('start.submit')}
        onChange={changed}
        note={
          section && {
            section: section.id,
            content: <Similar workflow={workflow} fields={subjects} answers={answers} />,
          }
        }
      />
    </>
  );
}

/** What was begun of this kind before and not finished. */
function OtherDrafts({ workflow, except }: { readonly workflow: string; readonly except: string }) {
  const { t } = useTexts();
  const drafts = useReply('answerDrafts', {});
  const others = (drafts.data ?? []).filter(
    (one) => one.workflow.id === workflow && !one.case && one.id !== except,
  );
  if (others.length === 0) return null;
  return (
    <p className="row">
      {t('unfinished.others', { count: others.length })}
      {others.map(({ id, updatedAt }) => (
        <Link key={id} to={`/start/${workflow}?draft=${id}`}>
          {sayInstant(updatedAt)}
        </Link>
      ))}
    </p>
  );
}

/** Another edition was published since the form was begun. */
function Older({ view: { edition, workflow } }: { readonly view: AnswerDraftView }) {
  const { t } = useTexts();
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('unfinished.older', { number: edition.number })}
      action={<Link to={`/start/${workflow.id}`}>{t('unfinished.fresh')}</Link>}
    />
  );
}
