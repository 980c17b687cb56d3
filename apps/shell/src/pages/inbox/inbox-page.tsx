import { type Alarm, alarms, type Inbox } from '@bitan/api';
import { Empty, Tag } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useTexts } from '../../texts/index.ts';
import './inbox.css';
import { TaskRow } from './task-row.tsx';

/** What this user is to do, most urgent first. */
export function InboxPage() {
  const { t } = useTexts();
  const inbox = useReply('inbox', { query: { limit: 100 } });
  return (
    <Page title={t('inbox.title')} intro={t('inbox.intro')}>
      <Loaded of={inbox}>{(reply) => <Tasks inbox={reply} />}</Loaded>
    </Page>
  );
}

function Tasks({ inbox: { tasks, counts } }: { readonly inbox: Inbox }) {
  const { t } = useTexts();
  const [alarm, setAlarm] = useState<Alarm>();
  const shown = tasks.filter((task) => !alarm || task.alarm === alarm);
  if (tasks.length === 0) {
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
  return (
    <div className="stack">
      <Filter counts={counts} value={alarm} onChange={setAlarm} />
      {shown.length === 0 && <Empty description={t('inbox.emptyFilter')} />}
      <ul className="inbox">
        {shown.map((task) => (
          <TaskRow key={`${task.case.id} ${task.action.id} ${task.kind}`} task={task} />
        ))}
      </ul>
    </div>
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
  return (
    <div className="row" role="group" aria-label={t('inbox.alarm')}>
      <Tag.CheckableTag checked={value === undefined} onChange={() => onChange(undefined)}>
        {t('common.all')} {all}
      </Tag.CheckableTag>
      {[...alarms].reverse().map((alarm) => (
        <Tag.CheckableTag
          key={alarm}
          checked={value === alarm}
          onChange={(checked) => onChange(checked ? alarm : undefined)}
        >
          {t(`alarm.${alarm}`)} {counts[alarm]}
        </Tag.CheckableTag>
      ))}
    </div>
  );
}
