import type { TimelineEntry } from '@bitan/api';
import { Empty } from 'antd';
import { Link } from 'react-router';
import { RecordView } from '../form/record-view.tsx';
import { useTexts } from '../texts/index.ts';
import { Badge } from './badge.tsx';
import { DecisionCard, OutcomeTitles } from './decision-card/decision-card.tsx';
import { Folds } from './folds.tsx';
import { SetAside } from './set-aside.tsx';
import { sayInstant } from './time.ts';

/** What was done on a case, latest first; each entry opens to all that was known and decided then. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useTexts();
  if (entries.length === 0) return <Empty description={t('case.timelineEmpty')} />;
  const folds = [...entries]
    .sort((a, b) => b.seq - a.seq)
    .map((entry) => ({
      key: entry.seq,
      label: <Line entry={entry} />,
      children: <Details entry={entry} />,
    }));
  return <Folds folds={folds} />;
}

function Line({ entry }: { readonly entry: TimelineEntry }) {
  const { t, say } = useTexts();
  const { action, kind, actor, actingFor, at, chosen, deviates } = entry;
  return (
    <span className="row">
      <span className="quiet">{sayInstant(at)}</span>
      <strong>{say(action.title)}</strong>
      {kind !== 'do' && (
        <Badge tone={kind === 'approve' ? 'good' : 'warn'}>{t(`case.kind_${kind}`)}</Badge>
      )}
      <span>
        {actor.name}
        {actingFor && ` ${t('absence.actingFor', { name: actingFor.name })}`}
      </span>
      {chosen && (
        <span>
          → <OutcomeTitles outcomes={chosen} />
        </span>
      )}
      {deviates && <Badge tone="warn">{t('case.deviates')}</Badge>}
    </span>
  );
}

function Details({ entry }: { readonly entry: TimelineEntry }) {
  const { t, say } = useTexts();
  const { form, answers, names, card, chosen, deviates, reason, stage, edition } = entry;
  const { version, aside = [] } = entry;
  return (
    <div className="stack">
      <div className="row">
        <span className="quiet">
          {t('cases.stage')}: {say(stage.title)} · {t('card.edition')}{' '}
          <code title={edition}>{edition.slice(0, 8)}</code>
          {version && ` · ${t('versions.ofForm', { version })}`}
        </span>
        {form && <Link to={`records/${entry.seq}`}>{t('print.toPaper')}</Link>}
      </div>
      {form && Object.keys(answers).length > 0 ? (
        <RecordView form={form} answers={answers} names={names} />
      ) : (
        <span className="quiet">{t('case.noRecord')}</span>
      )}
      {aside.length > 0 && <SetAside aside={aside} />}
      {card && (
        <DecisionCard card={card}>
          {chosen && <Chosen chosen={chosen} deviates={deviates ?? false} reason={reason} />}
        </DecisionCard>
      )}
      {!card && reason && (
        <span>
          {t('case.reason')}: {reason}
        </span>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly chosen: NonNullable<TimelineEntry['chosen']>;
  readonly deviates: boolean;
  readonly reason: string | undefined;
}

/** What a person decided on a proposal, and why, where it differs. */
export function Chosen({ chosen, deviates, reason }: ChosenProps) {
  const { t } = useTexts();
  return (
    <div className="decision-choice">
      <div className="row">
        <strong>
          {t('case.chosen')}: <OutcomeTitles outcomes={chosen} />
        </strong>
        <Badge tone={deviates ? 'warn' : 'good'}>
          {t(deviates ? 'case.deviates' : 'case.asProposed')}
        </Badge>
      </div>
      {reason && (
        <div>
          {t('case.reason')}: {reason}
        </div>
      )}
    </div>
  );
}
