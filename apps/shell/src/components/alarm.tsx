import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  FireOutlined,
  HourglassOutlined,
} from '@ant-design/icons';
import type { Alarm } from '@bitan/api';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';

// Colour, word and icon each say it alone.
const looks: Record<Alarm, { color: string; background: string; icon: ReactNode }> = {
  calm: { color: '#1b5e36', background: '#e6f4ea', icon: <CheckCircleOutlined /> },
  half: { color: '#1d4f91', background: '#e3edf9', icon: <HourglassOutlined /> },
  due: { color: '#734a00', background: '#fff1d6', icon: <ClockCircleOutlined /> },
  overdue: { color: '#9a1f17', background: '#fde7e5', icon: <ExclamationCircleOutlined /> },
  severe: { color: '#ffffff', background: '#9a1f17', icon: <FireOutlined /> },
};

/** How urgent something is. */
export function AlarmTag({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useTexts();
  const { color, background, icon } = looks[alarm];
  return (
    <Tag
      icon={icon}
      variant="filled"
      style={{ color, background, marginInlineEnd: 0 }}
      data-alarm={alarm}
    >
      {t(`alarm.${alarm}`)}
    </Tag>
  );
}
