import type { FormVersion } from '@bitan/api';
import { Card, Select } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly form: string;
  readonly versions: readonly FormVersion[];
  readonly from: number;
  readonly onFrom: (version: number) => void;
}

/** What a version says differently from another one, or from that in force at another office. */
export function Compare({ form, versions, from, onFrom }: Props) {
  const { t, say } = useTexts();
  const offices = useReply('neighbours', {}).data ?? [];
  const [to, setTo] = useState(`version/${versions[0]?.version ?? 1}`);
  const [kind, id = ''] = to.split('/');
  const query = kind === 'office' ? { from, office: id } : { from, to: Number(id) };
  const compared = useReply('compareForms', { path: { form }, query });
  const numbered = versions.map(({ version }) => ({
    value: version,
    label: t('versions.number', { version }),
  }));
  return (
    <Card size="small" data-testid="compare-forms">
      <div className="stack-small">
        <div className="row">
          <Select<number>
            aria-label={t('versions.from')}
            style={{ minWidth: 180 }}
            value={from}
            options={numbered}
            onChange={onFrom}
          />
          →
          <Select<string>
            aria-label={t('versions.to')}
            style={{ minWidth: 260 }}
            value={to}
            options={[
              ...numbered.map(({ value, label }) => ({ value: `version/${value}`, label })),
              ...offices.map((one) => ({ value: `office/${one.id}`, label: say(one.title) })),
            ]}
            onChange={setTo}
          />
        </div>
        <Loaded of={compared}>
          {({ changes }) =>
            changes.length === 0 ? (
              <span className="quiet">{t('history.same')}</span>
            ) : (
              <ul>
                {changes.map(({ said }) => (
                  <li key={said.en}>{say(said)}</li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}
