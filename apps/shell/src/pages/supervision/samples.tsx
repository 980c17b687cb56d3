import type { SampleView } from '@bitan/api';
import { Button, Card, Empty } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { sayInstant } from '../../components/time.ts';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';
import { CheckSample } from './check-sample.tsx';

type Item = SampleView['items'][number];

/** What was drawn to be looked at again, period by period. */
export default function Samples() {
  const { t } = useTexts();
  const samples = useReply('samples', {});
  return (
    <Loaded of={samples}>
      {(all) =>
        all.length === 0 ? (
          <Empty description={t('samples.empty')} />
        ) : (
          <div className="stack" data-testid="samples">
            {all.map((one) => (
              <One key={one.id} sample={one} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function One({ sample }: { readonly sample: SampleView }) {
  const { t, say } = useTexts();
  const [checking, setChecking] = useState<Item>();
  const { title, description, period, rate, population, seed, populationHash, items } = sample;
  return (
    <Card
      size="small"
      title={
        <h2 style={{ margin: 0, fontSize: 16 }}>
          {say(title)} {period}
        </h2>
      }
    >
      <div className="stack-small">
        {description && <span className="quiet">{say(description)}</span>}
        <span>{t('samples.drawn', { rate, population, count: items.length })}</span>
        <details>
          <summary>{t('samples.how')}</summary>
          <p className="quiet">{t('samples.howLine')}</p>
          <code style={{ overflowWrap: 'anywhere' }}>
            {seed} · {populationHash}
          </code>
        </details>
        {items.map((item) => (
          <div key={item.record} className="stack-small">
            <div className="row">
              <Link to={`/cases/${item.case.id}`}>{item.case.number}</Link>
              {item.checked ? (
                <Badge tone="good">
                  {t('samples.checkedBy', {
                    name: item.checked.by.name,
                    at: sayInstant(item.checked.at),
                  })}
                </Badge>
              ) : (
                <Badge tone="warn">{t('samples.open')}</Badge>
              )}
              {item.mayCheck && (
                <Button
                  size="small"
                  onClick={() => setChecking(item)}
                  aria-label={`${t('samples.check')} ${item.case.number}`}
                >
                  {t('samples.check')}
                </Button>
              )}
            </div>
            {item.answers && <RecordView form={sample.form} answers={item.answers} names={{}} />}
          </div>
        ))}
      </div>
      {checking && (
        <CheckSample sample={sample} item={checking} onClose={() => setChecking(undefined)} />
      )}
    </Card>
  );
}
