import type { AgendaAdded, Together } from '@bitan/api';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly cases: readonly string[];
  readonly meetings: Together['meetings'];
}

/** Puts the chosen cases on the agenda of a meeting, and says which could not be. */
export function ToAgenda({ cases, meetings }: Props) {
  const { t } = useTexts();
  const add = useSend('addToAgenda');
  const meeting = meetings.find(({ id }) => id === add.variables?.path.case);
  return (
    <>
      {meetings.map(({ id, number }) => (
        <Button
          key={id}
          loading={add.isPending && meeting?.id === id}
          onClick={() => add.mutate({ path: { case: id }, body: { cases: [...cases] } })}
        >
          {t('agenda.add', { number })}
        </Button>
      ))}
      <ProblemBanner problem={add.error} />
      {add.data && meeting && <Added added={add.data} {...meeting} of={cases.length} />}
    </>
  );
}

interface AddedProps {
  readonly added: AgendaAdded;
  readonly id: string;
  readonly number: string;
  readonly of: number;
}

function Added({ added: { refused }, id, number, of }: AddedProps) {
  const { t, say } = useTexts();
  return (
    <Alert
      style={{ width: '100%' }}
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      title={
        <>
          {t('agenda.added', { count: Math.max(0, of - refused.length) })}{' '}
          <Link to={`/cases/${id}`}>{number}</Link>
        </>
      }
      description={
        refused.length > 0 &&
        refused.map((one) => (
          <div key={one.number}>
            {one.number}: {say(one.why)}
          </div>
        ))
      }
    />
  );
}
