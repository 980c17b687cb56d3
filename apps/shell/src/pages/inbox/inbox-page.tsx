import { type Alarm, alarms, type Inbox } from '@bitan/api';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../../api/pages.ts';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';
import { inboxOf, urgencyIn } from './asked.ts';
import './inbox.css';
import { TaskRow } from './task-row.tsx';
import { UnfinishedForms } from './unfinished-forms.tsx';

/** What this user is to do, most urgent first: all of it, or of one urgency. */
export default function InboxPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const alarm = urgencyIn(search);
  const inbox = usePages('inbox', inboxOf(alarm));
  const [first] = inbox.pages;
  const counts = useLast(first?.counts);
  const choose = (to: Alarm | undefined) => setSearch(to ? { alarm: to } : {}, { replace: true });
  return (
    <Page title={t('inbox.title')} intro={t('inbox.intro')}>
      <div className="stack">
        <ProblemBanner problem={inbox.error} onRetry={inbox.refetch} />
        <UnfinishedForms />
        {first && <Arrived count={first.handovers.count} />}
        {counts && <Filter counts={counts} value={alarm} onChange={choose} />}
        {inbox.isPending && <Waiting />}
        {first && <Tasks tasks={inbox.pages.flatMap(({ tasks }) => tasks)} narrowed={!!alarm} />}
        <More more={inbox.more} loading={inbox.isFetchingNextPage} />
      </div>
    </Page>
  );
}

/** What was there last, while there is nothing yet. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

/** What came from other offices and waits for an answer; nothing is shown where nothing does. */
function Arrived({ count }: { readonly count: number }) {
  const { t } = useTexts();
  if (count === 0) return null;
  return (
    <div className="inbox-task inbox-half">
      <Link to="/handovers" className="inbox-link">
        <strong>{t('inbox.handovers', { count })}</strong>
      </Link>
    </div>
  );
}

interface TasksProps {
  readonly tasks: Inbox['tasks'];
  readonly narrowed: boolean;
}

function Tasks({ tasks, narrowed }: TasksProps) {
  const { t } = useTexts();
  if (tasks.length === 0)
    return narrowed ? <Empty description={t('inbox.emptyFilter')} /> : <Nothing />;
  return (
    <ul className="inbox">
      {tasks.map((task) => (
        <TaskRow key={`${task.case.id} ${task.action.id} ${task.kind}`} task={task} />
      ))}
    </ul>
  );
}

function Nothing() {
  const { t } = useTexts();
  return (
    <Empty
      description={
        <>
          <strong>{t('inbox.empty')}</strong>
          <div className="quiet">{t('inbox.emptyCure')}</div>
        </>
      }
    />
  );
}

interface FilterProps {
  readonly counts: Inbox['counts'];
  readonly value: Alarm | undefined;
  readonly onChange: (value: Alarm | undefined) => void;
}

/** How many there are of each urgency; each narrows the list to its own. */
function Filter({ counts, value, onChange }: FilterProps) {
  const { t } = useTexts();
  const all = alarms.reduce((sum, alarm) => sum + counts[alarm], 0);
  if (all === 0) return null;
  const chips = [undefined, ...[...alarms].reverse()].map((alarm) => ({
    alarm,
    text: alarm ? `${t(`alarm.${alarm}`)} ${counts[alarm]}` : `${t('common.all')} ${all}`,
  }));
  return (
    <div className="row" role="group" aria-label={t('inbox.alarm')}>
      {chips.map(({ alarm, text }) => (
        <Button
          key={text}
          size="small"
          type={value === alarm ? 'primary' : 'default'}
          aria-pressed={value === alarm}
          onClick={() => onChange(alarm)}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}
