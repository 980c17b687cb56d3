import { LockOutlined } from '@ant-design/icons';
import type { ParameterView } from '@bitan/api';
import { Tooltip } from 'antd';
import { Badge } from '../../components/badge.tsx';
import { useTexts } from '../../texts/index.ts';

type Origin = Pick<ParameterView, 'definedBy' | 'changedBy' | 'lockedBy' | 'why' | 'editable'>;

/** Which level set an item, and which one locked it. */
export function OriginSaid({ origin }: { readonly origin: Origin }) {
  const { say } = useTexts();
  const { definedBy, changedBy } = origin;
  return (
    <span className="row">
      <span>{[definedBy, ...changedBy].map(({ title }) => say(title)).join(' → ')}</span>
      <Locked origin={origin} />
    </span>
  );
}

export function Locked({ origin }: { readonly origin: Origin }) {
  const { t, say } = useTexts();
  const { lockedBy, why } = origin;
  if (!lockedBy) return null;
  const by = t('policy.lockedBy', { pack: say(lockedBy.title) });
  const reason = why ? `${by}. ${say(why)}` : by;
  return (
    <Tooltip title={reason}>
      <span>
        <Badge icon={<LockOutlined aria-hidden />} label={reason}>
          {t('policy.locked')}
        </Badge>
      </span>
    </Tooltip>
  );
}
