import { LockOutlined } from '@ant-design/icons';
import type { CaseView } from '@bitan/api';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../texts/index.ts';

const OpenSeal = lazy(() => import('./open-seal.tsx'));

type Seal = CaseView['seals'][number];

/** What is kept sealed: that it is there, and for who may, a way to read it that is recorded. */
export function Seals({ view }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  const [opening, setOpening] = useState<Seal>();
  if (view.seals.length === 0) return null;
  return (
    <Panel title={t('case.seals')}>
      {view.seals.map((seal) => (
        <div key={seal.id} className="row">
          <LockOutlined aria-hidden /> {say(seal.title)}
          {seal.mayOpen ? (
            <Button size="small" onClick={() => setOpening(seal)}>
              {t('case.sealOpen')}
            </Button>
          ) : (
            <span className="quiet">{t('case.sealClosed')}</span>
          )}
        </div>
      ))}
      <Suspense>
        {opening && <OpenSeal view={view} seal={opening} onClose={() => setOpening(undefined)} />}
      </Suspense>
    </Panel>
  );
}
