import { PlusOutlined } from '@ant-design/icons';
import type { SubjectRow } from '@bitan/api';
import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import AddSubject from '../../components/add-subject.tsx';
import { Loaded } from '../../components/loaded.tsx';
import type { SubjectKind } from '../../components/names.tsx';
import { Page } from '../../components/page.tsx';
import { Table } from '../../components/table/table.tsx';
import { useLater } from '../../components/use-later.ts';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';

/** The people, or the units, that cases are about. */
export default function SubjectsPage() {
  const kind: SubjectKind = useParams().kind === 'unit' ? 'unit' : 'person';
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const found = useReply('subjects', { path: { kind }, query: { q, limit: 100 } });
  return (
    <Page title={t(`menu.${kind}`)} actions={<Add kind={kind} />}>
      <div className="stack">
        <Input.Search
          aria-label={t('subjects.search')}
          placeholder={t('subjects.search')}
          allowClear
          style={{ maxWidth: 360 }}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Loaded of={found}>{(rows) => <Rows kind={kind} rows={rows} />}</Loaded>
      </div>
    </Page>
  );
}

function Rows({ kind, rows }: { readonly kind: SubjectKind; readonly rows: SubjectRow[] }) {
  const { t, say } = useTexts();
  const nothing = (
    <Empty
      description={
        <>
          <div>{t('subjects.empty')}</div>
          <div className="quiet">{t('subjects.emptyCure')}</div>
        </>
      }
    />
  );
  return (
    <Table<SubjectRow>
      rowKey="id"
      size="middle"
      empty={nothing}
      rows={rows}
      columns={[
        {
          title: t('subjects.name'),
          width: 240,
          render: ({ id, name }) => <Link to={`/subjects/${kind}/${id}`}>{name}</Link>,
        },
        { title: t('subjects.line'), render: ({ line }) => say(line) },
      ]}
    />
  );
}

function Add({ kind }: { readonly kind: SubjectKind }) {
  const { t } = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  if (!may('records.write')) return null;
  return (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
        {t(kind === 'person' ? 'subjects.addPerson' : 'subjects.addUnit')}
      </Button>
      {adding && (
        <AddSubject
          kind={kind}
          onClose={() => setAdding(false)}
          onAdded={({ id }) => navigate(`/subjects/${kind}/${id}`)}
        />
      )}
    </>
  );
}
