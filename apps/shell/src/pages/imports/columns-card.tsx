import type { ImportPreview, ImportView } from '@bitan/api';
import { Alert, Button, Card, Input, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { useAsk, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly view: ImportView;
  readonly columns: readonly string[];
  readonly onChange: (columns: string[]) => void;
}

/** What each column is for, and what the first lines would become. */
export function ColumnsCard({ view, columns, onChange }: Props) {
  const { t, say } = useTexts();
  const preview = useAsk('previewImport');
  const missing = view.targets.filter(({ id, required }) => required && !columns.includes(id));
  const look = () => preview.mutate({ path: { import: view.id }, body: { columns: [...columns] } });
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('imports.columns')}</h2>}
      extra={<Mappings view={view} columns={columns} onChange={onChange} />}
    >
      <div className="stack-small">
        <p className="quiet">{t('imports.columnsHelp')}</p>
        <div
          style={{
            display: 'grid',
            gap: '8px 16px',
            gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
          }}
        >
          {view.head.map((name, i) => (
            <Column key={i} name={name} at={i} view={view} columns={columns} onChange={onChange} />
          ))}
        </div>
        {missing.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('imports.missing', {
              fields: missing.map(({ title }) => say(title)).join(t('common.also')),
            })}
          />
        )}
        <div className="row">
          <Button onClick={look} loading={preview.isPending}>
            {t('imports.preview')}
          </Button>
        </div>
        <ProblemBanner problem={preview.error} />
        {preview.data && <Preview view={view} preview={preview.data} />}
      </div>
    </Card>
  );
}

function Column({
  name,
  at,
  view,
  columns,
  onChange,
}: Props & { readonly name: string; readonly at: number }) {
  const { t, say } = useTexts();
  const options = view.targets.map(({ id, title, required }) => ({
    value: id,
    label: `${say(title)}${required ? ' *' : ''}`,
    disabled: columns.includes(id) && columns[at] !== id,
  }));
  const label = name || t('imports.column', { number: at + 1 });
  return (
    <div className="row" style={{ flexWrap: 'nowrap' }} data-column={name}>
      <span style={{ width: 130, overflowWrap: 'anywhere' }}>{label}</span>
      <span aria-hidden>→</span>
      <Select
        aria-label={label}
        style={{ flex: 1, minWidth: 0 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={columns[at] ?? ''}
        onChange={(id: string) => onChange(columns.map((one, i) => (i === at ? id : one)))}
        options={[{ value: '', label: t('imports.leaveOut') }, ...options]}
      />
    </div>
  );
}

/** Mappings that the office kept, and this one to be kept. */
function Mappings({ view, columns, onChange }: Props) {
  const { t } = useTexts();
  const keep = useSend('keepMapping');
  const [name, setName] = useState('');
  const use = (chosen: string) => {
    const kept = view.mappings.find((one) => one.name === chosen)?.columns ?? {};
    const known = new Set(view.targets.map(({ id }) => id));
    onChange(view.head.map((title) => (known.has(kept[title] ?? '') ? (kept[title] ?? '') : '')));
  };
  const body = {
    workflow: view.workflow.id,
    name: name.trim(),
    columns: Object.fromEntries(view.head.map((title, i) => [title, columns[i] ?? ''])),
  };
  return (
    <div className="row">
      {view.mappings.length > 0 && (
        <Select
          size="small"
          style={{ minWidth: 140 }}
          aria-label={t('imports.useMapping')}
          placeholder={t('imports.useMapping')}
          onChange={use}
          options={view.mappings.map((one) => ({ value: one.name, label: one.name }))}
        />
      )}
      <Input
        size="small"
        style={{ width: 140 }}
        aria-label={t('imports.mappingName')}
        placeholder={t('imports.mappingName')}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button
        size="small"
        disabled={!name.trim()}
        loading={keep.isPending}
        onClick={() => keep.mutate({ body }, { onSuccess: () => setName('') })}
      >
        {t('imports.keepMapping')}
      </Button>
      <ProblemBanner problem={keep.error} />
    </div>
  );
}

/** The first lines as they came, each with what would become of it. */
function Preview({
  view,
  preview,
}: {
  readonly view: ImportView;
  readonly preview: ImportPreview;
}) {
  const { t, say } = useTexts();
  const bad = preview.lines.filter(({ errors }) => errors.length > 0).length;
  return (
    <div className="stack-small" data-testid="preview">
      <p role="status">
        {t('imports.previewed', { good: preview.lines.length - bad, bad, made: preview.made })}
      </p>
      <div
        style={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={t('imports.preview')}
      >
        <table className="rows">
          <thead>
            <tr>
              <th>{t('imports.line')}</th>
              <th>{t('imports.result')}</th>
              {view.head.map((name, i) => (
                <th key={i}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.lines.map(({ line, cells, errors }) => (
              <tr key={line}>
                <td>{line}</td>
                <td style={{ minWidth: 260 }}>
                  {errors.length === 0 ? (
                    <Badge tone="good">{t('imports.good')}</Badge>
                  ) : (
                    errors.map(({ column, message }) => (
                      <div key={`${column} ${message.en}`}>{say(message)}</div>
                    ))
                  )}
                </td>
                {view.head.map((_, i) => (
                  <td key={i} className={errors.some((one) => one.column === i) ? 'wrong' : ''}>
                    <Tooltip title={(cells[i] ?? '').length > 30 ? cells[i] : undefined}>
                      {(cells[i] ?? '').slice(0, 30)}
                    </Tooltip>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
