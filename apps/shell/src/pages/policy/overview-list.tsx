import type { PolicyView } from '@bitan/api';
import { Button } from 'antd';
import { Badge } from '../../components/badge.tsx';
import { useTexts } from '../../texts/index.ts';
import { useEditing } from './editing.tsx';

/** What the overview of the office shows, in order, and what it leaves out. */
export function OverviewList({ overview }: Pick<PolicyView, 'overview'>) {
  const { t, say } = useTexts();
  const editing = useEditing();
  return (
    <div className="stack">
      <div className="row">
        <span className="quiet">{t('arranging.intro')}</span>
        {editing && <Button onClick={() => editing.begin('overview/')}>{t('policy.edit')}</Button>}
      </div>
      <ol>
        {overview.map(({ id, title, description, chart, hidden }) => (
          <li key={id}>
            <strong>{say(title)}</strong>{' '}
            <span className="quiet">
              {t(`arranging.${chart}`)}
              {description && ` · ${say(description)}`}
            </span>{' '}
            {hidden && <Badge tone="warn">{t('arranging.hidden')}</Badge>}
          </li>
        ))}
      </ol>
    </div>
  );
}
