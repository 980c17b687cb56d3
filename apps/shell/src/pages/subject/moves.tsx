import type { PersonMoveView, SubjectView } from '@bitan/api';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { Panel } from '../../components/panel.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

const UndoJoin = lazy(() => import('./undo-join.tsx'));

interface Props {
  readonly view: SubjectView;
  readonly moves: readonly PersonMoveView[];
  readonly may: boolean;
}

/** What was joined to this record and parted from it, by whom and why. */
export function Moves({ view, moves, may }: Props) {
  const { t } = useTexts();
  const [undoing, setUndoing] = useState<PersonMoveView>();
  return (
    <Panel title={t('namesakes.moves')} testId="person-moves">
      <ul className="moves">
        {moves.map((move) => (
          <li key={move.id}>
            <Said move={move} person={view.id} />{' '}
            {may && move.kind === 'join' && !move.undone && (
              <Button size="small" onClick={() => setUndoing(move)}>
                {t('namesakes.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {undoing && <UndoJoin view={view} move={undoing} onClose={() => setUndoing(undefined)} />}
      </Suspense>
    </Panel>
  );
}

function Said({ move, person }: { readonly move: PersonMoveView; readonly person: string }) {
  const { t, say } = useTexts();
  const { kind, from, to, cases, by, at, reason, undone } = move;
  const isHere = to.id === person;
  const other = isHere ? from : to;
  const key =
    kind === 'join'
      ? isHere
        ? 'namesakes.joinedHere'
        : 'namesakes.joinedThere'
      : isHere
        ? 'namesakes.partedHere'
        : 'namesakes.partedThere';
  return (
    <>
      {t(key)}{' '}
      <Link to={`/subjects/person/${other.id}`}>
        {other.name} {say(other.line)}
      </Link>{' '}
      {cases.map(({ id, number }) => (
        <span key={id}>
          <Link to={`/cases/${id}`}>{number}</Link>{' '}
        </span>
      ))}
      <span className="quiet">
        {by.name} · {sayInstant(at)} · {reason}
      </span>{' '}
      {undone && (
        <>
          <Badge>{t('namesakes.undone')}</Badge>{' '}
          <span className="quiet">
            {undone.by.name} · {sayInstant(undone.at)} · {undone.reason}
          </span>
        </>
      )}
    </>
  );
}
