import { PlusOutlined } from '@ant-design/icons';
import type { UserView } from '@bitan/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Table } from '../../components/table/table.tsx';
import { useTexts } from '../../texts/index.ts';
import { AddUser, EditUser } from './user-form.tsx';

/** The accounts of the office. */
export default function UsersPage() {
  const { t } = useTexts();
  const users = useReply('users', {});
  const [editing, setEditing] = useState<UserView>();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('users.add')}
    </Button>
  );
  return (
    <Page title={t('users.title')} actions={add}>
      <Loaded of={users}>{(rows) => <Users users={rows} onEdit={setEditing} />}</Loaded>
      {adding && <AddUser onClose={() => setAdding(false)} />}
      {editing && <EditUser user={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

interface Props {
  readonly users: UserView[];
  readonly onEdit: (user: UserView) => void;
}

function Users({ users, onEdit }: Props) {
  const { t, say } = useTexts();
  const roles = new Map(useReply('roles', {}).data?.map(({ id, title }) => [id, say(title)]));
  return (
    <Table<UserView>
      rowKey="id"
      size="middle"
      rows={users}
      columns={[
        { title: t('users.login'), dataIndex: 'login' },
        { title: t('users.name'), dataIndex: 'name' },
        {
          title: t('users.roles'),
          render: (user) => user.roles.map((id) => roles.get(id) ?? id).join(t('common.and')),
        },
        {
          title: t('users.state'),
          render: ({ disabled }) => (
            <Badge tone={disabled ? 'plain' : 'good'}>
              {t(disabled ? 'users.disabled' : 'users.active')}
            </Badge>
          ),
        },
        {
          title: t('common.actions'),
          render: (user) => (
            <Button
              size="small"
              onClick={() => onEdit(user)}
              aria-label={`${t('common.edit')} ${user.name}`}
            >
              {t('common.edit')}
            </Button>
          ),
        },
      ]}
    />
  );
}
