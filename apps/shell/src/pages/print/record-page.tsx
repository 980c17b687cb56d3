import type { CaseView, TimelineEntry } from '@bitan/api';
import { useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { OutcomeTitles } from '../../components/decision-card/decision-card.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { sayDay, sayInstant } from '../../components/time.ts';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';
import { NotFoundPage } from '../not-found-page.tsx';
import { Sheet } from './sheet.tsx';

/** One record of a case as it goes on paper: office, number, edition, who and when, and page numbers. */
export default function RecordPage() {
  const { case: id = '', seq = '' } = useParams();
  const reply = useReply('case', { path: { case: id } });
  return (
    <Loaded of={reply}>
      {(view) => {
        const entry = view.timeline.find((one) => String(one.seq) === seq);
        return entry ? <Entry view={view} entry={entry} /> : <NotFoundPage />;
      }}
    </Loaded>
  );
}

function Entry({ view, entry }: { readonly view: CaseView; readonly entry: TimelineEntry }) {
  const { t, say } = useTexts();
  const { form, answers, names, chosen, reason } = entry;
  const edition = t('versions.numberOf', { number: view.edition.number });
  const lines = [
    `${t('print.number')}: ${view.number}`,
    `${say(entry.action.title)} · ${say(entry.stage.title)}`,
  ];
  return (
    <Sheet title={say(form?.title ?? entry.action.title)} lines={lines}>
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
    </Sheet>
  );
}
