import type { ActionView, CaseView } from '@bitan/api';
import { Alert, Button, Empty } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { ActionPanel } from './action-panel.tsx';
import { Others } from './others.tsx';

/** What is to be done now: first what this user can do, then what others can, and why not yet. */
export function Now({ view }: { readonly view: CaseView }) {
  const { t } = useTexts();
  const [done, setDone] = useState<{ text: string; times: number }>({ text: '', times: 0 });
  const told = useRef<HTMLDivElement>(null);
  // Whoever submitted at the foot of a long form has to see what came of it.
  useEffect(() => {
    if (done.times > 0) told.current?.scrollIntoView?.({ block: 'center' });
  }, [done.times]);
  const mine = view.actions.filter(({ open, mine }) => open && mine).sort(byNeed);
  const others = view.actions.filter(({ open, mine }) => !(open && mine));
  return (
    <Panel title={t('case.now')}>
      <div role="status" ref={told}>
        {done.text && (
          <Alert
            key={done.times}
            type="success"
            showIcon
            title={done.text}
            data-testid="done"
            style={{ marginBottom: 16 }}
          />
        )}
      </div>
      <div className="stack">
        <Pending view={view} />
        {mine.length > 0 ? (
          <Actions
            key={done.times}
            view={view}
            actions={mine}
            onDone={(text) => setDone(({ times }) => ({ text, times: times + 1 }))}
          />
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('case.nothing')} />
        )}
        {others.length > 0 && <Others actions={others} />}
      </div>
    </Panel>
  );
}

/** What must be done before what may be done, and what is always possible last. */
function byNeed(a: ActionView, b: ActionView): number {
  const rank = ({ optional, anytime }: ActionView) => (anytime ? 2 : optional ? 1 : 0);
  return rank(a) - rank(b);
}

interface ActionsProps {
  readonly view: CaseView;
  readonly actions: readonly ActionView[];
  readonly onDone: (text: string) => void;
}

function Actions({ view, actions, onDone }: ActionsProps) {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('action');
  const due = actions.find(({ optional, anytime }) => !optional && !anytime);
  const selected = actions.find(({ id }) => id === wanted) ?? due;
  const select = (action: string) => setSearch({ action }, { replace: true });
  if (!selected) return <Possible actions={actions} onSelect={select} />;
  const tabs = actions.map((action) => ({
    key: action.id,
    label: <ActionLabel action={action} />,
  }));
  return (
    <Tabs tabs={tabs} selected={selected.id} onSelect={select}>
      <ActionPanel view={view} action={selected} onDone={onDone} />
    </Tabs>
  );
}

interface PossibleProps {
  readonly actions: readonly ActionView[];
  readonly onSelect: (action: string) => void;
}

/** Nothing has to be done by this user; what could be done does not push itself forward. */
function Possible({ actions, onSelect }: PossibleProps) {
  const { t } = useTexts();
  return (
    <div className="row">
      <span>{t('case.nothingDue')}</span>
      {actions.map((action) => (
        <Button key={action.id} size="small" onClick={() => onSelect(action.id)}>
          <ActionLabel action={action} />
        </Button>
      ))}
    </div>
  );
}

function ActionLabel({ action }: { readonly action: ActionView }) {
  const { t, say } = useTexts();
  return (
    <span data-action={action.id}>
      {say(action.title)}{' '}
      {action.anytime ? (
        <Badge>{t('case.anytime')}</Badge>
      ) : (
        action.optional && <Badge>{t('case.optional')}</Badge>
      )}
    </span>
  );
}

function Pending({ view: { pending, actions } }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  if (!pending) return null;
  const { action, by, at, approvers } = pending;
  const approve = actions.find(({ kind }) => kind === 'approve');
  return (
    <Alert
      type="warning"
      showIcon
      title={t('case.pending', { action: say(action.title) })}
      description={
        <div className="stack-small">
          <span>
            {t('case.pendingBy', { name: by.name, at: sayInstant(at) })}{' '}
            {approvers.map(({ title }) => say(title)).join(t('common.and'))}
          </span>
          {approve && !approve.mine && <Deadline {...approve} />}
        </div>
      }
    />
  );
}
