import type { UserView } from '@bitan/api';
import { Button, Drawer, Form, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

interface Account {
  login: string;
  name: string;
  roles: string[];
  password?: string;
  active: boolean;
}

export function AddUser({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const add = useSend('addUser');
  const saved = useSaved(onClose);
  const send = ({ login, name, roles, password = '' }: Account) =>
    add.mutate({ body: { login, name, roles: roles ?? [], password } }, { onSuccess: saved });
  return (
    <UserDrawer
      title={t('users.add')}
      onClose={onClose}
      onSubmit={send}
      problem={add.error}
      sending={add.isPending}
    >
      <Form.Item
        name="login"
        label={t('users.login')}
        extra={t('users.loginHelp')}
        rules={[
          { required: true, pattern: /^[a-z][a-z0-9.-]{1,39}$/, message: t('users.loginWrong') },
        ]}
      >
        <Input autoComplete="off" />
      </Form.Item>
    </UserDrawer>
  );
}

interface EditProps {
  readonly user: UserView;
  readonly onClose: () => void;
}

export function EditUser({ user, onClose }: EditProps) {
  const { t } = useTexts();
  const change = useSend('changeUser');
  const saved = useSaved(onClose);
  const send = ({ name, roles, active, password }: Account) =>
    change.mutate(
      {
        path: { user: user.id },
        body: { name, roles, disabled: !active, ...(password && { password }) },
      },
      { onSuccess: saved },
    );
  return (
    <UserDrawer
      title={t('users.edit')}
      user={user}
      onClose={onClose}
      onSubmit={send}
      problem={change.error}
      sending={change.isPending}
    >
      <Form.Item name="active" label={t('users.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </UserDrawer>
  );
}

function useSaved(onClose: () => void) {
  const { t } = useTexts();
  const told = useTold();
  return ({ name }: UserView) => {
    told.success(t('users.saved', { name }));
    onClose();
  };
}

interface DrawerProps {
  readonly title: string;
  readonly user?: UserView;
  readonly onClose: () => void;
  readonly onSubmit: (account: Account) => void;
  readonly problem: ApiProblem | null;
  readonly sending: boolean;
  /** What only this kind of change asks for. */
  readonly children: ReactNode;
}

/** What adding and changing an account have in common. */
function UserDrawer(props: DrawerProps) {
  const { title, user, onClose, onSubmit, problem, sending, children } = props;
  const { t, say } = useTexts();
  const roles = useReply('roles', {}).data ?? [];
  return (
    <Drawer open title={title} size={460} onClose={onClose}>
      <Form<Account>
        layout="vertical"
        initialValues={{ ...user, active: !user?.disabled }}
        onFinish={onSubmit}
      >
        {children}
        <Form.Item
          name="name"
          label={t('users.name')}
          rules={[{ required: true, whitespace: true, max: 60, message: t('users.nameMissing') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={t('users.roles')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={roles.map((role) => ({ value: role.id, label: say(role.title) }))}
          />
        </Form.Item>
        <Form.Item
          name="password"
          label={t(user ? 'users.newPassword' : 'users.password')}
          extra={t(user ? 'users.passwordHelp' : 'users.passwordNew')}
          rules={[{ required: !user, min: 10, max: 200, message: t('users.passwordShort') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <div className="stack">
          <ProblemBanner problem={problem} />
          <div>
            <Button type="primary" htmlType="submit" loading={sending}>
              {t('common.save')}
            </Button>
          </div>
        </div>
      </Form>
    </Drawer>
  );
}
