import { EditOutlined } from '@ant-design/icons';
import type { ParameterView, PolicyView } from '@bitan/api';
import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { BasisPopover } from '../../components/basis.tsx';
import { type Column, Table } from '../../components/table/table.tsx';
import { sayInstant } from '../../components/time.ts';
import { useIntoView } from '../../components/use-into-view.ts';
import { useTexts } from '../../texts/index.ts';
import { type EditingDraft, useEditing } from './editing.tsx';
import { FindingsAt } from './findings.tsx';
import { OriginSaid } from './origin.tsx';
import { ParameterForm } from './parameter-form.tsx';

/** Every discretionary word of the policy with its value, topic by topic. */
export function Parameters({ topics, parameters }: Pick<PolicyView, 'topics' | 'parameters'>) {
  const { t, say } = useTexts();
  const columns = useColumns();
  const [q, setQ] = useState('');
  const found = parameters.filter(({ id, title, description, said }) =>
    [id, say(title), description && say(description), say(said)].join(' ').includes(q.trim()),
  );
  const known = topics.map(({ id }) => id);
  const parts = [
    ...topics.map(({ id, title }) => ({
      ...{ id, title: say(title) },
      rows: found.filter(({ topic }) => topic === id),
    })),
    {
      ...{ id: 'rest', title: t('policy.otherTopics') },
      rows: found.filter(({ topic }) => topic === undefined || !known.includes(topic)),
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <div className="stack">
      <Input.Search
        aria-label={t('policy.search')}
        placeholder={t('policy.search')}
        allowClear
        style={{ maxWidth: 320 }}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      {parts.length === 0 && <Empty description={t('policy.noParameters')} />}
      {parts.length > 1 && (
        <nav className="row" aria-label={t('policy.topics')}>
          {parts.map(({ id, title, rows }) => (
            <a key={id} href={`#topic-${id}`}>
              {title} <span className="quiet">{rows.length}</span>
            </a>
          ))}
        </nav>
      )}
      {parts.map(({ id, title, rows }) => (
        <section key={id} id={`topic-${id}`} className="policy-topic" data-topic={id}>
          <h2>{title}</h2>
          <Table<ParameterView>
            rowKey="id"
            size="middle"
            columns={columns}
            rows={rows}
            rowProps={(one) => ({ 'data-parameter': one.id })}
          />
        </section>
      ))}
    </div>
  );
}

function useColumns(): Column<ParameterView>[] {
  const { t, say } = useTexts();
  return [
    {
      title: t('policy.name'),
      render: ({ title, description, usedBy }) => (
        <div>
          <strong>{say(title)}</strong>
          {description && <div className="quiet">{say(description)}</div>}
          <div>
            <small className="quiet">
              {usedBy.length === 0
                ? t('policy.unused')
                : t('policy.usedBy', {
                    what: [...new Set(usedBy.map((one) => say(one.title)))].join(t('common.and')),
                  })}
            </small>
          </div>
        </div>
      ),
    },
    {
      title: t('policy.value'),
      width: 320,
      render: (parameter) => <Value parameter={parameter} />,
    },
    {
      title: t('policy.range'),
      width: 190,
      render: ({ saidRange, stricter }) => (
        <>
          {saidRange && <div>{say(saidRange)}</div>}
          {stricter && (
            <small className="quiet">{t(`policy.stricter_${stricter as 'lower'}`)}</small>
          )}
        </>
      ),
    },
    {
      title: t('policy.setBy'),
      width: 220,
      render: (parameter) => <OriginSaid origin={parameter} />,
    },
    { title: t('basis.show'), width: 90, render: ({ basis }) => <BasisPopover basis={basis} /> },
  ];
}

/** The value, and in its place the editor while it is being changed. */
function Value({ parameter }: { readonly parameter: ParameterView }) {
  const { t, say } = useTexts();
  const editing = useEditing();
  const { id, title, said, later, editable, levels } = parameter;
  const place = `parameters/${id}`;
  const own = editing?.draft?.layer.parameters.find((one) => one.id === id);
  const changed = own !== undefined;
  const isOwn = (from: string) => own?.later?.some((one) => one.from === from) ?? false;
  if (editing?.draft?.item === place) {
    return <NewValue parameter={parameter} draft={editing.draft} />;
  }
  return (
    <div>
      <span className="row">
        <strong>{say(said)}</strong>
        {changed && <Badge tone="warn">{t('policy.changed')}</Badge>}
        {editing && editable && (
          <Button
            type="link"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={`${t('policy.edit')} ${say(title)}`}
            onClick={() => editing.begin(place)}
          >
            {t('policy.edit')}
          </Button>
        )}
      </span>
      {levels.length > 1 && (
        <small className="quiet">
          {levels.map((one) => `${say(one.pack.title)}: ${say(one.said)}`).join(' → ')}
        </small>
      )}
      {later.map(({ from, said: next }) => (
        <div key={from}>
          <small>{t('policy.followedBy', { from: sayInstant(from), value: say(next) })}</small>
          {editing?.draft && isOwn(from) && (
            <Button
              type="link"
              size="small"
              danger
              onClick={() => editing.draft?.withoutLater(id, from)}
            >
              {t('policy.undo')}
            </Button>
          )}
        </div>
      ))}
      <FindingsAt place={place} />
    </div>
  );
}

/** It goes into the draft at once. */
function NewValue(props: { readonly parameter: ParameterView; readonly draft: EditingDraft }) {
  const { parameter, draft } = props;
  const { id, value } = parameter;
  const own = draft.layer.parameters.find((one) => one.id === id);
  return (
    <div className="stack-small" ref={useIntoView()}>
      <ParameterForm
        parameter={parameter}
        above={draft.above.parameters[id]}
        value={own?.value ?? value}
        onTake={(taken, basis, from) => draft.set({ id, value: taken, basis, from })}
        onCancel={draft.end}
        onReset={own && (() => draft.reset(id))}
      />
    </div>
  );
}
