import { SwapLeftOutlined, SwapRightOutlined } from '@ant-design/icons';
import type { Handover } from '@bitan/api';
import { Card, Empty } from 'antd';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { FileList } from '../../form/files/file-list.tsx';
import { useTexts } from '../../texts/index.ts';
import { FactRow } from '../case/facts.tsx';
import { Arrived } from './arrived.tsx';
import { HandoverState } from './handover-state.tsx';
import { Sent } from './sent.tsx';

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
  const { direction, from, to, at, number, kept, due, alarm, received, refused } = handover;
  const isIn = direction === 'in';
  const icon = isIn ? <SwapLeftOutlined aria-hidden /> : <SwapRightOutlined aria-hidden />;
  const isOpen = !received && !refused && handover.addressees.length === 0;
  return (
    <Card size="small" data-handover={number}>
      <div className="stack-small">
        <div className="row">
          <Badge icon={icon} tone={isIn ? 'note' : 'plain'}>
            {t(`handovers.${direction}`)}
          </Badge>
          <strong>
            {handover.case && !isIn ? (
              <Link to={`/cases/${handover.case.id}`}>{number}</Link>
            ) : (
              number
            )}
          </strong>
          <span>
            {say(from.title)} → {to ? say(to.title) : t('handovers.elsewhere')}
          </span>
          <span className="quiet">{sayInstant(at)}</span>
          {due && <Deadline due={due} alarm={alarm} />}
        </div>
        <dl className="record">
          {kept.map(({ title, said }) => (
            <FactRow key={title.en} term={say(title)} said={say(said)} />
          ))}
        </dl>
        <Enclosed files={handover.enclosed} />
        {(!isIn || !isOpen) && handover.addressees.length === 0 && (
          <span className="quiet">
            <HandoverState handover={handover} />
          </span>
        )}
        {isIn && handover.case && (
          <span>
            {t('handovers.begun')}{' '}
            <Link to={`/cases/${handover.case.id}`}>{handover.case.number}</Link>
          </span>
        )}
        {isIn ? <Arrived handover={handover} /> : <Sent handover={handover} />}
      </div>
    </Card>
  );
}

/** The files that went along: names where they went from, the files where they came to. */
function Enclosed({ files }: { readonly files: Handover['enclosed'] }) {
  const { t } = useTexts();
  if (files.length === 0) return null;
  const known = files.flatMap(({ file }) => file ?? []);
  return (
    <section aria-label={t('handovers.enclosed')}>
      <div className="record-section">{t('handovers.enclosed')}</div>
      {known.length > 0 ? (
        <FileList ids={known.map(({ id }) => id)} known={known} />
      ) : (
        <ul className="file-list">
          {files.map(({ name }) => (
            <li key={name} className="file-name">
              {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
