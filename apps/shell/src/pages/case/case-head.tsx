import type { CaseView } from '@bitan/api';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AlarmTag } from '../../components/alarm.tsx';
import { Badge } from '../../components/badge.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { HandoverState } from '../handovers/handover-state.tsx';

/** What identifies a case, and where it stands. */
export function CaseHead({ view }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  const { person, unit, handler, stage, phase, startedAt, closed, handover, pattern } = view;
  return (
    <dl className="case-head">
      <Item term={t('case.stage')}>
        <span data-stage={stage.id}>{say(stage.title)}</span>{' '}
        {closed && <Badge>{t('case.closed')}</Badge>}
        <div className="quiet">{say(phase.title)}</div>
      </Item>
      {person && (
        <Item term={t('cases.person')}>
          <Link to={`/subjects/person/${person.id}`}>{person.name}</Link>
        </Item>
      )}
      {unit && (
        <Item term={t('cases.unit')}>
          <Link to={`/subjects/unit/${unit.id}`}>{unit.name}</Link>
        </Item>
      )}
      <Item term={t('case.handler')}>{handler?.name ?? t('case.noHandler')}</Item>
      <Item term={t('alarm.deadline')}>
        <Urgency view={view} />
      </Item>
      <Item term={t('case.started')}>{sayInstant(startedAt)}</Item>
      <Item term={t('case.edition')}>
        <Edition view={view} />
      </Item>
      {pattern && (
        <Item term={t('patterns.tab')}>
          <Link to="/supervision?tab=patterns">{pattern.group.map(say).join(' · ')}</Link>
          <div className="quiet">{say(pattern.title)}</div>
        </Item>
      )}
      {handover && (
        <Item term={t('case.handover')}>
          {handover.to && say(handover.to.title)} {sayInstant(handover.at)}
          <div className="quiet">
            <HandoverState handover={handover} />
          </div>
        </Item>
      )}
    </dl>
  );
}

function Item({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Urgency({ view: { due, alarm } }: { readonly view: CaseView }) {
  const { t } = useTexts();
  if (!due) return <>{t('alarm.none')}</>;
  return (
    <span className="row">
      {due} {alarm && <AlarmTag alarm={alarm} />}
    </span>
  );
}

function Edition({ view: { edition } }: { readonly view: CaseView }) {
  const { t } = useTexts();
  return (
    <>
      <Link to={`/history/${edition.id}`}>
        {t('versions.numberOf', { number: edition.number })}
      </Link>{' '}
      {!edition.current && <Badge tone="warn">{t('case.editionOld')}</Badge>}
    </>
  );
}
