import type { DraftRow } from '@bitan/api';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

const live: readonly DraftRow['status'][] = ['open', 'submitted', 'returned'];

/** The drafts that still may become an edition. */
export function useLiveDrafts(): readonly DraftRow[] {
  const drafts = useReply('drafts', {}).data ?? [];
  return drafts.filter(({ status }) => live.includes(status));
}

/** What is being changed at the moment, and by whom. */
export function Drafts() {
  const { t } = useTexts();
  const drafts = useLiveDrafts();
  if (drafts.length === 0) return null;
  return (
    <Card size="small" title={t('policy.drafts')}>
      {drafts.map(({ id, title, status, author, updatedAt }) => (
        <div key={id} className="row">
          <Link to={`/policy/drafts/${id}`}>{title}</Link>
          <DraftStatus status={status} />
          <span className="quiet">
            {author} · {sayInstant(updatedAt)}
          </span>
        </div>
      ))}
    </Card>
  );
}

const tones: Record<DraftRow['status'], Tone> = {
  open: 'note',
  submitted: 'warn',
  published: 'good',
  returned: 'warn',
  withdrawn: 'plain',
};

export function DraftStatus({ status }: Pick<DraftRow, 'status'>) {
  const { t } = useTexts();
  return <Badge tone={tones[status]}>{t(`draft.status_${status}`)}</Badge>;
}
