import { SwapLeftOutlined, SwapRightOutlined } from '@ant-design/icons';
import type { Handover } from '@bitan/api';
import { Button, Card, Empty } from 'antd';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { FactRow } from '../case/facts.tsx';

/** Matters that came from other offices or went to them. */
export default function HandoversPage() {
  const { t } = useTexts();
  const handovers = useReply('handovers', {});
  return (
    <Page title={t('handovers.title')}>
      <Loaded of={handovers}>
        {(all) =>
          all.length === 0 ? (
            <Empty description={t('handovers.empty')} />
          ) : (
            <div className="stack">
              {all.map((one) => (
                <One key={one.id} handover={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function One({ handover }: { readonly handover: Handover }) {
  const { t, say } = useTexts();
  const { direction, from, to, at, number, kept, due, received } = handover;
  const icon =
    direction === 'in' ? <SwapLeftOutlined aria-hidden /> : <SwapRightOutlined aria-hidden />;
  return (
    <Card size="small">
      <div className="stack-small">
        <div className="row">
          <Badge icon={icon} tone={direction === 'in' ? 'note' : 'plain'}>
            {t(`handovers.${direction}`)}
          </Badge>
          <strong>{number}</strong>
          <span>
            {say(from.title)} → {to ? say(to.title) : t('handovers.elsewhere')}
          </span>
          <span className="quiet">{sayInstant(at)}</span>
          {due && <Deadline due={due} />}
        </div>
        <dl className="record">
          {kept.map(({ title, said }) => (
            <FactRow key={title.en} term={say(title)} said={say(said)} />
          ))}
        </dl>
        {received ? (
          <span className="quiet">
            {t('handovers.receivedBy', {
              name: received.by.name,
              at: sayInstant(received.at),
            })}
          </span>
        ) : (
          <Receiving handover={handover} />
        )}
      </div>
    </Card>
  );
}

/** The receiving office confirms; the sending one waits. */
function Receiving({ handover: { id, direction, to, number } }: { readonly handover: Handover }) {
  const { t } = useTexts();
  const told = useTold();
  const receive = useSend('receiveHandover');
  if (direction === 'out')
    return <span className="quiet">{t(to ? 'handovers.waiting' : 'handovers.onPaper')}</span>;
  const send = () =>
    receive.mutate(
      { path: { id }, body: {} },
      { onSuccess: () => told.success(t('handovers.done', { number })) },
    );
  return (
    <>
      <ProblemBanner problem={receive.error} />
      <div>
        <Button type="primary" onClick={send} loading={receive.isPending}>
          {t('handovers.receive')}
        </Button>
      </div>
    </>
  );
}
