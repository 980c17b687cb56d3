import type { AnswerDraftView } from '@bitan/api';
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { copyText } from '../../components/copy-text.ts';
import DiscardDraft from '../../components/discard-draft.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';
import '../print/print.css';

/** What was typed into a form that cannot be submitted any more, to be read, copied or printed. */
export default function UnfinishedPage() {
  const { draft = '' } = useParams();
  const reply = useReply('answerDraft', { path: { draft } });
  return <Loaded of={reply}>{(view) => <Unfinished view={view} />}</Loaded>;
}

function Unfinished({ view }: { readonly view: AnswerDraftView }) {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const told = useTold();
  const text = useRef<HTMLDivElement>(null);
  const { case: about, form, answers, open } = view;
  const empty = !form || Object.keys(answers).length === 0;
  const copy = () => {
    copyText(text.current?.innerText ?? '');
    told.success(t('unfinished.copied'));
  };
  return (
    <Page title={say(view.action.title)} intro={about ? about.number : say(view.workflow.title)}>
      <div className="stack">
        {!open && <Alert type="warning" showIcon title={t('unfinished.closedCure')} />}
        <span className="quiet">
          {t('unfinished.pageTitle')} ·{' '}
          {t('unfinished.changed', { time: sayInstant(view.updatedAt) })}
          {view.until && ` · ${t('unfinished.until', { day: view.until })}`}
        </span>
        <div ref={text} className="paper">
          {empty ? t('unfinished.nothing') : <RecordView form={form} answers={answers} />}
        </div>
        <div className="row print-hidden">
          <Button onClick={() => window.print()} disabled={empty}>
            {t('print.print')}
          </Button>
          <Button type="primary" onClick={copy} disabled={empty}>
            {t('unfinished.copy')}
          </Button>
          {about && <Link to={`/cases/${about.id}`}>{t('unfinished.toCase')}</Link>}
          <DiscardDraft draft={view} onDone={() => navigate('/')} />
        </div>
      </div>
    </Page>
  );
}
