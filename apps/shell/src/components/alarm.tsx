import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  FireOutlined,
  HourglassOutlined,
} from '@ant-design/icons';
import type { Alarm } from '@bitan/api';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Badge, type Tone } from './badge.tsx';

// Colour, word and icon each say it alone.
const looks: Record<Alarm, { tone: Tone; icon: ReactNode }> = {
  calm: { tone: 'good', icon: <CheckCircleOutlined aria-hidden /> },
  half: { tone: 'note', icon: <HourglassOutlined aria-hidden /> },
  due: { tone: 'warn', icon: <ClockCircleOutlined aria-hidden /> },
  overdue: { tone: 'bad', icon: <ExclamationCircleOutlined aria-hidden /> },
  severe: { tone: 'loud', icon: <FireOutlined aria-hidden /> },
};

/** How urgent something is. */
export function AlarmTag({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useTexts();
  return <Badge {...looks[alarm]}>{t(`alarm.${alarm}`)}</Badge>;
}
