import type { AnswerDraftRow } from '@bitan/api';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

// What asks once more comes with the first of them.
const DiscardDraft = lazy(() => import('../../components/discard-draft.tsx'));

/** The forms that this user began and did not submit; nothing is shown where there are none. */
export function UnfinishedForms() {
  const { t } = useTexts();
  const drafts = useReply('answerDrafts', {}).data ?? [];
  if (drafts.length === 0) return null;
  return (
    <section aria-label={t('unfinished.title')} data-testid="unfinished">
      <h2 className="inbox-heading">
        {t('unfinished.title')} <span className="quiet">{t('unfinished.intro')}</span>
      </h2>
      <ul className="inbox">
        {drafts.map((draft) => (
          <UnfinishedForm key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function UnfinishedForm({ draft }: { readonly draft: AnswerDraftRow }) {
  const { t, say } = useTexts();
  const { case: about, action, workflow, open, moved, updatedAt, until } = draft;
  return (
    <li className="inbox-task" data-unfinished={draft.id}>
      <Link to={placeOf(draft)} className="inbox-link">
        <strong>{say(action.title)}</strong>
        <span>
          {about && `${about.number} ${about.title} · `}
          <span className="quiet">
            {say(workflow.title)} · {t('unfinished.changed', { time: sayInstant(updatedAt) })}
            {until && ` · ${t('unfinished.until', { day: until })}`}
          </span>
        </span>
      </Link>
      {!open && <Badge tone="warn">{t('unfinished.closed')}</Badge>}
      {open && moved && <Badge>{t('unfinished.movedShort')}</Badge>}
      <Link to={placeOf(draft)}>
        <Button size="small" tabIndex={-1}>
          {t(open ? 'unfinished.go' : 'unfinished.view')}
        </Button>
      </Link>
      <Suspense>
        <DiscardDraft draft={draft} />
      </Suspense>
    </li>
  );
}

/** Where one goes on with it; what cannot be done any more can still be looked at. */
function placeOf({ id, open, case: about, action, workflow }: AnswerDraftRow): string {
  if (!open) return `/unfinished/${id}`;
  if (!about) return `/start/${workflow.id}?draft=${id}`;
  return `/cases/${about.id}?action=${encodeURIComponent(action.id)}`;
}
