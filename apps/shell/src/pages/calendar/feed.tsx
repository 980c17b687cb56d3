import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** One's calendar by a secret address, for the calendar of a phone or a mail program. */
export function Feed() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('calendar.subscribe')}</Button>
      {open && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Dialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const feed = useReply('calendarFeed', {});
  const make = useSend('makeCalendarFeed');
  const end = useSend('endCalendarFeed');
  const madeAt = feed.data?.madeAt;
  const path = make.data?.path;
  return (
    <Modal open title={t('calendar.subscribe')} footer={null} onCancel={onClose}>
      <div className="stack-small">
        <p className="quiet">{t('calendar.feedNote')}</p>
        {madeAt && <span>{t('calendar.feedSince', { at: sayInstant(madeAt) })}</span>}
        {path && (
          <Alert
            type="warning"
            title={t('calendar.feedOnce')}
            description={
              <code style={{ overflowWrap: 'anywhere' }}>{`${location.origin}${path}`}</code>
            }
          />
        )}
        <ProblemBanner problem={make.error ?? end.error} />
        <div className="row">
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate({ body: {} })}>
            {t(madeAt ? 'calendar.feedAnew' : 'calendar.feedMake')}
          </Button>
          {madeAt && (
            <Button
              loading={end.isPending}
              onClick={() => end.mutate({}, { onSuccess: () => make.reset() })}
            >
              {t('calendar.feedEnd')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
