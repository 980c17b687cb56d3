import { Alert } from 'antd';
import { useReply } from '../../api/queries.ts';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** What the level above published lately, and whether this office's edition followed. */
export function News() {
  const { t, say } = useTexts();
  const news = useReply('policyNews', {}).data ?? [];
  return news.map(({ at, from, follows, reasons }) => (
    <Alert
      key={at}
      type={follows ? 'info' : 'warning'}
      showIcon
      closable
      title={t(follows ? 'policy.newsFollowed' : 'policy.newsRefused', {
        from: say(from.title),
        at: sayInstant(at),
      })}
      description={reasons.map((reason) => <div key={reason.en}>{say(reason)}</div>)}
    />
  ));
}
