import type { CaseView } from '@bitan/api';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Result } from '../../components/result.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly view: CaseView;
  readonly onAgain: () => void;
}

/** Says plainly that no case was opened here: where the matter went, and what was not stored. */
export function HandedOver({ view, onAgain }: Props) {
  const { t, say } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  const to = view.handover?.to;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="status"
      data-testid="handed-over"
      style={{ outline: 'none' }}
    >
      <Result
        title={t('start.handed')}
        subTitle={
          <div className="stack-small">
            {to && <span>{t('start.handedTo', { office: say(to.title) })}</span>}
            <span>{t('start.handedKept')}</span>
            <span>
              {t('start.handedNumber')}: {view.number} · {say(view.stage.title)}
            </span>
          </div>
        }
        extra={[
          <Button key="again" type="primary" onClick={onAgain}>
            {t('start.another')}
          </Button>,
          <Link key="handovers" to="/handovers">
            <Button>{t('start.toHandovers')}</Button>
          </Link>,
        ]}
      />
    </div>
  );
}
