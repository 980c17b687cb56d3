import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { CasesSide } from './cases-side.tsx';
import { ChecksSide } from './checks-side.tsx';
import { StepsSide } from './steps-side.tsx';
import { TrySide } from './try-side.tsx';

interface Props {
  readonly decision: string;
  readonly onHide: () => void;
}

/** Beside the rules, always up to date: what the checks say, the cases, a trial, who did what. */
export function Side({ decision, onHide }: Props) {
  const { t } = useTexts();
  const [tab, setTab] = useState('checks');
  return (
    <aside className="studio-side" aria-label={t('studio.side')}>
      <Button className="studio-side-hide" type="text" size="small" onClick={onHide}>
        {t('studio.sideHide')}
      </Button>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'checks',
            label: t('studio.checks'),
            children: <ChecksSide decision={decision} />,
          },
          {
            key: 'cases',
            label: t('studio.examples'),
            children: <CasesSide decision={decision} />,
          },
          { key: 'try', label: t('policy.try'), children: <TrySide decision={decision} /> },
          { key: 'steps', label: t('studio.steps'), children: <StepsSide /> },
        ]}
      />
    </aside>
  );
}
