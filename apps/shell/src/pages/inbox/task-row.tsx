import type { Task } from '@bitan/api';
import { Link } from 'react-router';
import { Deadline } from '../../components/deadline.tsx';
import { useTexts } from '../../texts/index.ts';

/** One thing to do; its title opens the case with that action. */
export function TaskRow({ task }: { readonly task: Task }) {
  const { t, say } = useTexts();
  const { case: about, action, kind, stage } = task;
  const id = kind === 'approve' ? `${action.id}.approve` : action.id;
  return (
    <li className={`inbox-task inbox-${task.alarm}`}>
      <Link to={`/cases/${about.id}?action=${encodeURIComponent(id)}`} className="inbox-link">
        <strong>
          {kind === 'approve' && `${t('inbox.approve')} · `}
          {say(action.title)}
        </strong>
        <span>
          {about.number} {about.title}{' '}
          <span className="quiet">
            · {say(about.workflow.title)} · {say(stage.title)} · <Who task={task} />
          </span>
        </span>
      </Link>
      <Deadline
        due={task.due}
        undetermined={task.undetermined}
        suspended={task.suspended}
        alarm={task.alarm}
      />
    </li>
  );
}

function Who({ task: { user, roles } }: { readonly task: Task }) {
  const { t, say } = useTexts();
  const who = user?.name ?? roles.map(({ title }) => say(title)).join(t('common.and'));
  return (
    <>
      {t('inbox.who')}: {who}
    </>
  );
}
