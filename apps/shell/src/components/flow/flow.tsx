import type { FlowView } from '@bitan/api';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { Waiting } from '../waiting.tsx';
import './flow.css';

const Drawing = lazy(() => import('./drawing.tsx'));

/** Where a case stands in its flow: as a list of its stages, and drawn when that is asked for. */
export function Flow({ flow }: { readonly flow: FlowView }) {
  const { t } = useTexts();
  const [drawn, setDrawn] = useState(false);
  return (
    <div className="flow">
      <FlowList flow={flow} />
      {drawn ? (
        <Suspense fallback={<Waiting />}>
          <Drawing flow={flow} />
          <small className="quiet">{t('case.flowNote')}</small>
        </Suspense>
      ) : (
        <Button size="small" onClick={() => setDrawn(true)}>
          {t('case.flowDraw')}
        </Button>
      )}
    </div>
  );
}

function FlowList({ flow: { phases, stages } }: { readonly flow: FlowView }) {
  const { t, say } = useTexts();
  return (
    <ol className="flow-list">
      {phases.map((phase) => (
        <li key={phase.id}>
          <strong>{say(phase.title)}</strong>
          <ul>
            {stages
              .filter((stage) => stage.phase === phase.id)
              .map(({ id, title, state }) => (
                <li
                  key={id}
                  className={`flow-${state}`}
                  aria-current={state === 'current' ? 'step' : undefined}
                >
                  {say(title)} <span className="unseen">({t(`case.${state}`)})</span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
