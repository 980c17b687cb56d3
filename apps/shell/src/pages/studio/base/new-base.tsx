import { Alert } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useTexts } from '../../../texts/index.ts';
import { useReports } from './reports.ts';

/** Says, wherever one is in the draft, that forms have a new base above. */
export function NewBase() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const count = useReports().length;
  if (count === 0 || search.get('tab') === 'base') return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('base.there', { count })}
      action={<Link to="?tab=base">{t('base.look')}</Link>}
    />
  );
}
