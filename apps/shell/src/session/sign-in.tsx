import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useAsk } from '../api/queries.ts';
import { ProblemBanner } from '../components/problem-banner.tsx';
import { hasLocalCopies } from '../form/local-copies.ts';
import { LanguageSwitch } from '../layout/language-switch.tsx';
import { useTexts } from '../texts/index.ts';
import './sign-in.css';

interface Credentials {
  login: string;
  password: string;
}

/** Where everybody begins. */
export default function SignIn() {
  const { t } = useTexts();
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <img src="/bitan.svg" alt="" width={52} height={52} />
        <h1>
          必谈 <span>Bitan</span>
        </h1>
        <p className="quiet">{t('product.line')}</p>
        <Card>
          {hasLocalCopies() && (
            <Alert type="info" showIcon title={t('signIn.kept')} className="sign-in-note" />
          )}
          <Credentials />
        </Card>
        <p className="quiet">{t('product.motto')}</p>
        <p>
          <a href="/receipt">{t('receipt.link')}</a>
        </p>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function Credentials() {
  const { t } = useTexts();
  const client = useQueryClient();
  const signIn = useAsk('signIn');
  const send = (body: Credentials) =>
    signIn.mutate({ body }, { onSuccess: (me) => client.setQueryData(['me', {}], me) });
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item
        name="login"
        label={t('signIn.login')}
        rules={[{ required: true, whitespace: true, message: t('signIn.loginMissing') }]}
      >
        <Input autoComplete="username" autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} visibilityToggle={false} />
      </Form.Item>
      <div className="stack">
        <ProblemBanner problem={signIn.error} />
        <Button type="primary" htmlType="submit" block size="large" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </div>
    </Form>
  );
}
