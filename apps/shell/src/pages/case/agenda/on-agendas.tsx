import type { CaseView } from '@bitan/api';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../../../texts/index.ts';

/** At which meetings a case is decided on, or was. */
export function OnAgendas({ meetings }: Pick<CaseView, 'meetings'>) {
  const { t } = useTexts();
  if (meetings.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('agenda.on')}{' '}
          {meetings.map(({ id, number, state }) => (
            <span key={id}>
              <Link to={`/cases/${id}`}>{number}</Link> ({t(`agenda.${state}`)}){' '}
            </span>
          ))}
        </>
      }
    />
  );
}
