import type { SupervisionView } from '@bitan/api';
import { Empty } from 'antd';
import { Badge } from '../../components/badge.tsx';
import { useTexts } from '../../texts/index.ts';
import { ExceptionTable } from './exception-table.tsx';

/** Cases that the flows say are to be watched, for as long as they are. */
export function Watches({ view: { watches } }: { readonly view: SupervisionView }) {
  const { t, say } = useTexts();
  if (watches.length === 0) return <Empty description={t('supervision.nothing')} />;
  return (
    <div className="stack">
      {watches.map(({ id, title, description, count }) => (
        <section key={id} className="stack-small" aria-label={say(title)}>
          <div className="row">
            <h2 style={{ margin: 0, fontSize: 16 }}>{say(title)}</h2>
            <Badge tone={count > 0 ? 'warn' : 'good'}>
              {t('supervision.watchCount', { count })}
            </Badge>
            {description && <span className="quiet">{say(description)}</span>}
          </div>
          <ExceptionTable kind={`watch.${id}`} />
        </section>
      ))}
    </div>
  );
}
