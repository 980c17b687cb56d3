import type { ImportView } from '@bitan/api';
import { Card } from 'antd';
import { Table } from '../../components/table/table.tsx';
import { useTexts } from '../../texts/index.ts';

type Refused = ImportView['refusals'][number];

/** Lines that were not taken, with what to do; and a file of them to be mended. */
export function RefusedCard({ view }: { readonly view: ImportView }) {
  const { t, say, language } = useTexts();
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('imports.refusedLines')}</h2>}
      extra={
        <a href={`/api/imports/${view.id}/refused?language=${language}`} download>
          {t('imports.saveRefused')}
        </a>
      }
      data-testid="refused"
    >
      <p className="quiet">{t('imports.refusedHelp')}</p>
      <Table<Refused>
        rowKey="line"
        atOnce={20}
        rows={view.refusals}
        columns={[
          { title: t('imports.line'), dataIndex: 'line', width: 90 },
          {
            title: t('imports.columnName'),
            width: 160,
            render: ({ errors }) =>
              errors.map(({ column, message }) => (
                <div key={message.en}>{column === undefined ? '—' : view.head[column]}</div>
              )),
          },
          {
            title: t('imports.reason'),
            render: ({ errors }) =>
              errors.map(({ message }) => <div key={message.en}>{say(message)}</div>),
          },
        ]}
      />
      {view.refused > view.refusals.length && (
        <p className="quiet">{t('imports.refusedMore', { count: view.refusals.length })}</p>
      )}
    </Card>
  );
}
