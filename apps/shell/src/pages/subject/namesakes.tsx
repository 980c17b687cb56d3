import type { Namesakes as NamesakesView, SubjectView } from '@bitan/api';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../texts/index.ts';
import { Moves } from './moves.tsx';

const JoinPeople = lazy(() => import('./join-people.tsx'));
const PartPerson = lazy(() => import('./part-person.tsx'));

/** Where a person has another record, or the record the cases of another person. */
export function Namesakes({ view }: { readonly view: SubjectView }) {
  const { data } = useReply('namesakes', { path: { person: view.id } });
  if (!data) return null;
  const { standing, moves, may } = data;
  return (
    <>
      {standing && <Left standing={standing} />}
      {!standing && may && <Sort view={view} known={data} />}
      {moves.length > 0 && <Moves view={view} moves={moves} may={may} />}
    </>
  );
}

function Left({ standing }: { readonly standing: NonNullable<NamesakesView['standing']> }) {
  const { t, say } = useTexts();
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="joined-into"
      title={
        <>
          {t('namesakes.left')}{' '}
          <Link to={`/subjects/person/${standing.id}`}>
            {standing.name} {say(standing.line)}
          </Link>
        </>
      }
      description={t('namesakes.leftHelp')}
    />
  );
}

interface Sorting {
  readonly view: SubjectView;
  readonly known: NamesakesView;
}

/** Offers to join and to part; namesakes are named, and nothing more is assumed of them. */
function Sort({ view, known }: Sorting) {
  const { t, say } = useTexts();
  const [doing, setDoing] = useState<{ readonly join?: string; readonly part?: true }>();
  const close = () => setDoing(undefined);
  const { namesakes, entries } = known;
  const hasParts = view.cases.length + entries.length > 0;
  return (
    <Panel title={t('namesakes.title')} testId="namesakes">
      <p className="quiet">{t(namesakes.length > 0 ? 'namesakes.some' : 'namesakes.none')}</p>
      <ul>
        {namesakes.map(({ id, name, line }) => (
          <li key={id}>
            <Link to={`/subjects/person/${id}`}>{name}</Link>{' '}
            <span className="quiet">{say(line)}</span>{' '}
            <Button size="small" onClick={() => setDoing({ join: id })}>
              {t('namesakes.compare')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button onClick={() => setDoing({ join: '' })}>{t('namesakes.join')}</Button>
        {hasParts && (
          <Button onClick={() => setDoing({ part: true })}>{t('namesakes.part')}</Button>
        )}
      </div>
      <Suspense>
        {doing?.join !== undefined && <JoinPeople view={view} first={doing.join} onClose={close} />}
        {doing?.part && <PartPerson view={view} entries={entries} onClose={close} />}
      </Suspense>
    </Panel>
  );
}
