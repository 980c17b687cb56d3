import type { CaseView, SimilarCase } from '@bitan/api';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Panel } from '../../components/panel.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

const UndoMerge = lazy(() => import('./undo-merge.tsx'));
const CompareCases = lazy(() => import('./compare-cases.tsx'));

/** With which case this one is handled, which are handled with it, and which may be about the same. */
export function Merges({ view }: { readonly view: CaseView }) {
  const { t } = useTexts();
  const { merges } = view;
  if (!merges) return null;
  const isOpen = merges.may && !merges.into && !view.closed;
  return (
    <>
      {merges.into && <Into view={view} into={merges.into} may={merges.may} />}
      {merges.from.length > 0 && (
        <Panel title={t('merge.from')}>
          <Said all={merges.from} testId="merged-from" />
        </Panel>
      )}
      {merges.toldApart.length > 0 && (
        <Panel title={t('merge.apart')}>
          <Said all={merges.toldApart} testId="told-apart" />
        </Panel>
      )}
      {isOpen && <Alike view={view} />}
    </>
  );
}

type Merges = NonNullable<CaseView['merges']>;

/** Cases, and who decided on each of them why. */
function Said({ all, testId }: { readonly all: Merges['from']; readonly testId: string }) {
  return (
    <ul data-testid={testId}>
      {all.map(({ case: other, by, at, reason }) => (
        <li key={other.id}>
          <Link to={`/cases/${other.id}`}>{other.number}</Link>{' '}
          <span className="quiet">
            {by.name} · {sayInstant(at)} · {reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

type Into = NonNullable<Merges['into']>;

function Into({ view, into, may }: { view: CaseView; into: Into; may: boolean }) {
  const { t } = useTexts();
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <Alert
        type="info"
        showIcon
        data-testid="merged-into"
        title={
          <>
            {t('merge.into')} <Link to={`/cases/${into.case.id}`}>{into.case.number}</Link>
          </>
        }
        description={`${into.by.name} · ${sayInstant(into.at)} · ${into.reason}`}
        action={may && <Button onClick={() => setUndoing(true)}>{t('merge.undo')}</Button>}
      />
      <Suspense>{undoing && <UndoMerge view={view} onClose={() => setUndoing(false)} />}</Suspense>
    </>
  );
}

function Alike({ view }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  const alike = useReply('similarCases', { path: { case: view.id } });
  const [chosen, setChosen] = useState<SimilarCase>();
  const suspected = view.merges?.suspected;
  if (!alike.data || alike.data.length === 0) return null;
  return (
    <Panel title={t('merge.alike')}>
      {suspected && (
        <Alert
          type="warning"
          showIcon
          data-testid="suspected"
          title={t('merge.suspected', {
            number: suspected.case.number,
            share: suspected.likeness,
          })}
          description={t('merge.suspectedHelp')}
        />
      )}
      <p className="quiet">{t('merge.alikeHelp')}</p>
      <ul data-testid="alike">
        {alike.data.map((one) => (
          <li key={one.case.id}>
            <Link to={`/cases/${one.case.id}`}>
              {one.case.number} {one.case.title}
            </Link>{' '}
            <Badge>{say(one.case.stage.title)}</Badge>{' '}
            <span>{t('merge.likeness', { share: one.likeness })}</span>{' '}
            <Button size="small" onClick={() => setChosen(one)}>
              {t('merge.compare')}
            </Button>
          </li>
        ))}
      </ul>
      <Suspense>
        {chosen && <CompareCases view={view} other={chosen} onClose={() => setChosen(undefined)} />}
      </Suspense>
    </Panel>
  );
}
