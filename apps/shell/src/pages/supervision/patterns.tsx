import type { PatternView } from '@bitan/api';
import { Button, Card, Empty } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { BeginCase } from '../../components/begin-case.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Reason } from '../../components/reason.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** What repeats in one unit, with the cases behind it and what can be done about it. */
export default function Patterns() {
  const { t } = useTexts();
  const patterns = useReply('patterns', {});
  return (
    <Loaded of={patterns}>
      {(all) =>
        all.length === 0 ? (
          <Empty description={t('patterns.empty')} />
        ) : (
          <div className="stack" data-testid="patterns">
            {all.map((one) => (
              <One key={one.id} pattern={one} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

const tones = { open: 'warn', accepted: 'good', dismissed: 'plain' } as const;

function One({ pattern }: { readonly pattern: PatternView }) {
  const { t, say } = useTexts();
  const { title, description, group, count, atLeast, cases, state, decided, begun } = pattern;
  return (
    <Card
      size="small"
      title={
        <h2 style={{ margin: 0, fontSize: 16 }}>
          {group.map(say).join(' · ')}：{say(title)}
        </h2>
      }
      extra={<Badge tone={tones[state]}>{t(`patterns.${state}`)}</Badge>}
    >
      <div className="stack-small">
        {description && <span className="quiet">{say(description)}</span>}
        <span>{t('patterns.count', { count, atLeast })}</span>
        <Cases cases={cases} />
        {decided ? (
          <span>
            {decided.by.name} {sayInstant(decided.at)} {decided.offer && say(decided.offer)}{' '}
            <span className="quiet">{decided.note}</span>
          </span>
        ) : (
          <Decide pattern={pattern} />
        )}
        {begun.length > 0 && <Cases cases={begun} intro={t('handovers.begun')} />}
        {pattern.mayBegin && <BeginCase id={pattern.id} by="beginFromPattern" />}
      </div>
    </Card>
  );
}

function Cases(props: { readonly cases: PatternView['cases']; readonly intro?: string }) {
  return (
    <div className="row">
      {props.intro}
      {props.cases.map(({ id, number }) => (
        <Link key={id} to={`/cases/${id}`}>
          {number}
        </Link>
      ))}
    </div>
  );
}

function Decide({ pattern: { id, offers } }: { readonly pattern: PatternView }) {
  const { t, say } = useTexts();
  const [note, setNote] = useState('');
  const decide = useSend('decidePattern');
  const send = (offer?: string) =>
    decide.mutate({ path: { id }, body: { note: note.trim(), ...(offer && { offer }) } });
  const missing = note.trim() === '';
  return (
    <>
      <Reason label={t('patterns.note')} most={1000} value={note} onChange={setNote} />
      <ProblemBanner problem={decide.error} />
      <div className="row">
        {offers.map((offer) => (
          <Button
            key={offer.id}
            type="primary"
            disabled={missing}
            loading={decide.isPending}
            onClick={() => send(offer.id)}
          >
            {say(offer.title)}
          </Button>
        ))}
        <Button disabled={missing} onClick={() => send()}>
          {t('patterns.dismiss')}
        </Button>
      </div>
    </>
  );
}
