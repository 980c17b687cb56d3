import type { Compared, EditionRow } from '@bitan/api';
import { Select } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Table } from '../../components/table/table.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly edition: EditionRow;
}

/** This edition and another one side by side, in words: only what they say differently. */
export function CompareTab({ edition }: Props) {
  const { t, say } = useTexts();
  const editions = useReply('editions', {}).data ?? [];
  const offices = useReply('neighbours', {}).data ?? [];
  const [other, setOther] = useState<string>();
  const [kind, id] = other?.split('/') ?? [];
  const query = kind === 'office' ? { office: id } : { edition: id };
  const compared = useReply('compareEditions', { path: { edition: edition.id }, query });
  const numbered = (number: number) => t('versions.numberOf', { number });
  const options = [
    ...editions
      .filter((one) => one.id !== edition.id)
      .map((one) => ({ value: `edition/${one.id}`, label: numbered(one.number) })),
    ...offices.map((one) => ({ value: `office/${one.id}`, label: say(one.title) })),
  ];
  const named = options.find(({ value }) => value === other)?.label ?? t('history.inForce');
  return (
    <div className="stack">
      <Select<string>
        aria-label={t('history.compareWith')}
        placeholder={t('history.compareWith')}
        style={{ maxWidth: 360 }}
        value={other ?? null}
        options={options}
        onChange={setOther}
      />
      <Loaded of={compared}>
        {(rows) => (
          <Table<Compared>
            rowKey="path"
            rows={rows}
            empty={t('history.same')}
            columns={[
              {
                title: t('policy.name'),
                width: 260,
                render: (row) => (
                  <>
                    <small className="quiet">{say(row.kind)}</small>
                    <div>{say(row.title)}</div>
                  </>
                ),
              },
              { title: numbered(edition.number), render: ({ one }) => (one ? say(one) : '—') },
              { title: named, render: (row) => (row.other ? say(row.other) : '—') },
            ]}
          />
        )}
      </Loaded>
    </div>
  );
}
