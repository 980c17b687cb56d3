import type { CaseView, TimelineEntry } from '@bitan/api';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { OutcomeTitles } from '../../components/decision-card/decision-card.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { sayDay, sayInstant } from '../../components/time.ts';
import { RecordView } from '../../form/record-view.tsx';
import { useMe } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { NotFoundPage } from '../not-found-page.tsx';
import './print.css';

/** One record of a case as it goes on paper: office, number, edition, who and when, and page numbers. */
export default function RecordPage() {
  const { case: id = '', seq = '' } = useParams();
  const reply = useReply('case', { path: { case: id } });
  return (
    <Loaded of={reply}>
      {(view) => {
        const entry = view.timeline.find((one) => String(one.seq) === seq);
        return entry ? <Sheet view={view} entry={entry} /> : <NotFoundPage />;
      }}
    </Loaded>
  );
}

function Sheet({ view, entry }: { readonly view: CaseView; readonly entry: TimelineEntry }) {
  const { t, say } = useTexts();
  const { office } = useMe();
  const { form, answers, names, chosen, reason } = entry;
  const edition = t('versions.numberOf', { number: view.edition.number });
  return (
    <div className="page">
      <div className="row print-hidden">
        <Button type="primary" onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      </div>
      <article className="sheet" data-testid="sheet">
        <header>
          <div className="sheet-office">{say(office.title)}</div>
          <h1>{say(form?.title ?? entry.action.title)}</h1>
          <div className="sheet-line">
            <span>
              {t('print.number')}: {view.number}
            </span>
            <span>
              {say(entry.action.title)} · {say(entry.stage.title)}
            </span>
          </div>
        </header>
        {form && <RecordView form={form} answers={answers} names={names} />}
        {chosen && (
          <p>
            {t('case.chosen')}: <OutcomeTitles outcomes={chosen} />
          </p>
        )}
        {reason && (
          <p>
            {t('case.reason')}: {reason}
          </p>
        )}
        <footer className="sheet-line">
          <span>{t('print.by', { name: entry.actor.name, at: sayInstant(entry.at) })}</span>
          <span>
            {edition} ({entry.edition.slice(0, 8)}) · {t('print.on', { day: sayDay(entry.at) })}
          </span>
        </footer>
      </article>
    </div>
  );
}
