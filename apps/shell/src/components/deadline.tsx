import { InfoCircleOutlined } from '@ant-design/icons';
import type { Alarm } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import { Button, Popover } from 'antd';
import { useTexts } from '../texts/index.ts';
import { AlarmTag } from './alarm.tsx';

interface Props {
  readonly due?: { readonly date: string; readonly explanation: Text } | undefined;
  /** Why no deadline could be computed. */
  readonly undetermined?: Text | undefined;
  /** Since when and why the time stands still. */
  readonly suspended?: Text | undefined;
  readonly alarm?: Alarm | undefined;
}

/** By when, how urgent that is, and how it was computed. */
export function Deadline({ due, undetermined, suspended, alarm }: Props) {
  const { t, say } = useTexts();
  const explanation = due?.explanation ?? undetermined ?? suspended;
  if (!explanation) return <span className="quiet">{t('alarm.none')}</span>;
  return (
    <span className="row" style={{ flexWrap: 'nowrap', gap: 4 }}>
      {alarm && due && <AlarmTag alarm={alarm} />}
      <span>{due?.date ?? t(suspended ? 'alarm.suspended' : 'alarm.undetermined')}</span>
      <Explanation text={say(explanation)} />
    </span>
  );
}

function Explanation({ text }: { readonly text: string }) {
  const { t } = useTexts();
  return (
    <Popover
      trigger="click"
      title={t('alarm.how')}
      content={<div style={{ maxWidth: 360 }}>{text}</div>}
    >
      <Button
        type="text"
        size="small"
        icon={<InfoCircleOutlined aria-hidden />}
        aria-label={t('alarm.how')}
        onClick={(event) => event.stopPropagation()}
      />
    </Popover>
  );
}
