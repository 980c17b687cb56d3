import type { FlowView } from '@bitan/api';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTexts } from '../../texts/index.ts';
import './flow.css';

const Drawing = lazy(() => import('./drawing.tsx'));

/** Where a case stands in its flow: drawn, and as a list for who cannot see the drawing. */
export function Flow({ flow }: { readonly flow: FlowView }) {
  const { t } = useTexts();
  return (
    <div className="flow">
      <Suspense fallback={<Skeleton active />}>
        <Drawing flow={flow} />
      </Suspense>
      <small className="quiet">{t('case.flowNote')}</small>
      <FlowList flow={flow} />
    </div>
  );
}

function FlowList({ flow: { phases, stages } }: { readonly flow: FlowView }) {
  const { t, say } = useTexts();
  return (
    <ol className="unseen">
      {phases.map((phase) => (
        <li key={phase.id}>
          {say(phase.title)}
          <ul>
            {stages
              .filter((stage) => stage.phase === phase.id)
              .map(({ id, title, state }) => (
                <li key={id} aria-current={state === 'current' ? 'step' : undefined}>
                  {say(title)} ({t(`case.${state}`)})
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
