import { SwapLeftOutlined, SwapRightOutlined } from '@ant-design/icons';
import type { Handover } from '@bitan/api';
import { Card, Empty, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../../api/pages.ts';
import { Badge } from '../../components/badge.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { Waiting } from '../../components/waiting.tsx';
import { FileList } from '../../form/files/file-list.tsx';
import { useTexts } from '../../texts/index.ts';
import { FactRow } from '../case/facts.tsx';
import { Arrived } from './arrived.tsx';
import { HandoverState } from './handover-state.tsx';
import { Sent } from './sent.tsx';

type Which = 'waiting' | 'in' | 'out';

/** Matters that came from other offices, of them those that wait for an answer, or that went to them. */
export default function HandoversPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const tabs = (['waiting', 'in', 'out'] as const).map((which) => ({
    key: which,
    label: t(`handovers.tab_${which}`),
    children: <Matters which={which} />,
  }));
  return (
    <Page title={t('handovers.title')}>
      <Tabs
        items={tabs}
        destroyOnHidden
        activeKey={search.get('which') ?? 'waiting'}
        onChange={(which) => setSearch({ which }, { replace: true })}
      />
    </Page>
  );
}

function Matters({ which }: { readonly which: Which }) {
  const { t } = useTexts();
  const list = usePages('handovers', { query: { which, limit: 20 } });
  const [answered, setAnswered] = useState<readonly Handover[]>([]);
  // What was just answered does not vanish under one's hand: one may go on with it.
  const came = list.pages.flatMap(({ handovers }) => handovers);
  const kept = answered.filter(({ id }) => !came.some((one) => one.id === id));
  const all = [...came, ...kept].sort((a, b) => (a.id < b.id ? 1 : -1));
  return (
    <div className="stack">
      <ProblemBanner problem={list.error} onRetry={list.refetch} />
      {list.isPending && <Waiting />}
      {list.pages.length > 0 && all.length === 0 && (
        <Empty description={t(`handovers.empty_${which}`)} />
      )}
      {all.map((one) => (
        <One
          key={one.id}
          handover={one}
          onAnswered={(now) => setAnswered((before) => [...before, now])}
        />
      ))}
      <More more={list.more} loading={list.isFetchingNextPage} />
    </div>
  );
}

interface OneProps {
  readonly handover: Handover;
  readonly onAnswered: (now: Handover) => void;
}

function One({ handover, onAnswered }: OneProps) {
  const { t, say } = useTexts();
  const { direction, from, to, at, number, kept, due, alarm, received, refused } = handover;
  const isIn = direction === 'in';
  const icon = isIn ? <SwapLeftOutlined aria-hidden /> : <SwapRightOutlined aria-hidden />;
  const isOpen = !received && !refused && handover.addressees.length === 0;
  return (
    <Card size="small" data-handover={number}>
      <div className="stack-small">
        <div className="row">
          <Badge icon={icon} tone={isIn ? 'note' : 'plain'}>
            {t(`handovers.${direction}`)}
          </Badge>
          <strong>
            {handover.case && !isIn ? (
              <Link to={`/cases/${handover.case.id}`}>{number}</Link>
            ) : (
              number
            )}
          </strong>
          <span>
            {say(from.title)} → {to ? say(to.title) : t('handovers.elsewhere')}
          </span>
          <span className="quiet">{sayInstant(at)}</span>
          {due && <Deadline due={due} alarm={alarm} />}
        </div>
        <dl className="record">
          {kept.map(({ title, said }) => (
            <FactRow key={title.en} term={say(title)} said={say(said)} />
          ))}
        </dl>
        <Enclosed files={handover.enclosed} />
        {(!isIn || !isOpen) && handover.addressees.length === 0 && (
          <span className="quiet">
            <HandoverState handover={handover} />
          </span>
        )}
        {isIn && handover.case && (
          <span>
            {t('handovers.begun')}{' '}
            <Link to={`/cases/${handover.case.id}`}>{handover.case.number}</Link>
          </span>
        )}
        {isIn ? (
          <Arrived handover={handover} onAnswered={onAnswered} />
        ) : (
          <Sent handover={handover} />
        )}
      </div>
    </Card>
  );
}

/** The files that went along: names where they went from, the files where they came to. */
function Enclosed({ files }: { readonly files: Handover['enclosed'] }) {
  const { t } = useTexts();
  if (files.length === 0) return null;
  const known = files.flatMap(({ file }) => file ?? []);
  return (
    <section aria-label={t('handovers.enclosed')}>
      <div className="record-section">{t('handovers.enclosed')}</div>
      {known.length > 0 ? (
        <FileList ids={known.map(({ id }) => id)} known={known} />
      ) : (
        <ul className="file-list">
          {files.map(({ name }) => (
            <li key={name} className="file-name">
              {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
