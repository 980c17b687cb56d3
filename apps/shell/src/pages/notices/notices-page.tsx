import type { NoticeKind, NoticeView } from '@bitan/api';
import { Button, Card, Empty } from 'antd';
import { Link } from 'react-router';
import { usePages } from '../../api/pages.ts';
import { useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';
import { Settings } from './settings.tsx';

/** What this user was told, latest first, and how one wants to be told. */
export default function NoticesPage() {
  const { t } = useTexts();
  const pages = usePages('notices', { query: { limit: 30 } });
  const read = useSend('readNotices');
  const all = pages.pages.flatMap(({ notices }) => notices);
  const [latest] = all;
  const unread = pages.pages[0]?.unread ?? 0;
  const actions = latest && unread > 0 && (
    <Button loading={read.isPending} onClick={() => read.mutate({ body: { notice: latest.id } })}>
      {t('notices.allRead')}
    </Button>
  );
  return (
    <Page title={t('notices.title')} actions={actions}>
      <div className="stack">
        <ProblemBanner problem={pages.error ?? read.error} onRetry={pages.refetch} />
        {pages.isPending ? <Waiting /> : <List notices={all} />}
        <More more={pages.more} loading={pages.isFetchingNextPage} />
        <Settings />
      </div>
    </Page>
  );
}

function List({ notices }: { readonly notices: readonly NoticeView[] }) {
  const { t } = useTexts();
  if (notices.length === 0) return <Empty description={t('notices.empty')} />;
  return (
    <Card size="small">
      <ul className="stack-small" style={{ listStyle: 'none', padding: 0 }} data-testid="notices">
        {notices.map((notice) => (
          <One key={notice.id} notice={notice} />
        ))}
      </ul>
    </Card>
  );
}

/** Where what is told stands, when it is about no case. */
const places: Readonly<Record<string, string>> = {
  pattern: '/supervision?tab=patterns',
  'sample.drawn': '/supervision?tab=samples',
  handover: '/handovers',
} satisfies Partial<Record<NoticeKind, string>>;

function One({ notice }: { readonly notice: NoticeView }) {
  const { t, say } = useTexts();
  const send = useSend('readNotices');
  const { id, text, case: about, about: action, at, read } = notice;
  const place = about ? undefined : places[notice.kind];
  const mark = () => send.mutate({ body: { notice: id, only: true } });
  return (
    <li className="row" data-kind={notice.kind}>
      {!read && <Badge tone="bad">{t('notices.new')}</Badge>}
      <span style={{ fontWeight: read ? 400 : 600 }}>
        {place ? (
          <Link to={place} onClick={() => !read && mark()}>
            {say(text)}
          </Link>
        ) : (
          say(text)
        )}
      </span>
      {about && (
        <Link to={`/cases/${about.id}`} onClick={() => !read && mark()}>
          {about.number}
        </Link>
      )}
      {action && <span>{say(action)}</span>}
      <span className="quiet">{sayInstant(at)}</span>
      {!read && (
        <Button
          size="small"
          type="link"
          onClick={mark}
          aria-label={`${t('notices.markRead')} ${about?.number ?? ''}`}
        >
          {t('notices.markRead')}
        </Button>
      )}
    </li>
  );
}
