import type { ReceiptView } from '@bitan/api';
import { Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { LanguageSwitch } from '../../layout/language-switch.tsx';
import { useTexts } from '../../texts/index.ts';
import { Held } from './held.tsx';
import './receipt.css';

/**
 * For people who wrote to an office and stay unknown: where the matter stands, by the code of their
 * receipt. Nothing of it is kept in this browser, and the code is in no address.
 */
export default function ReceiptPage() {
  const { t } = useTexts();
  const [held, setHeld] = useState<{ code: string; view: ReceiptView }>();
  return (
    <main className="receipt">
      <div className="row receipt-head">
        <h1>{t('receipt.title')}</h1>
        <LanguageSwitch />
      </div>
      {held ? (
        <Held
          code={held.code}
          view={held.view}
          onView={(view) => setHeld({ code: held.code, view })}
          onLeave={() => setHeld(undefined)}
        />
      ) : (
        <Ask onFound={(code, view) => setHeld({ code, view })} />
      )}
    </main>
  );
}

function Ask({ onFound }: { readonly onFound: (code: string, view: ReceiptView) => void }) {
  const { t } = useTexts();
  const read = useAsk('readReceipt');
  const look = ({ code }: { code: string }) =>
    read.mutate({ body: { code } }, { onSuccess: (view) => onFound(code, view) });
  return (
    <Card>
      <Form layout="vertical" requiredMark={false} onFinish={look}>
        <Form.Item
          name="code"
          label={t('receipt.code')}
          extra={t('receipt.codeHelp')}
          rules={[{ required: true, min: 16, whitespace: true, message: t('receipt.codeMissing') }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={40} autoFocus />
        </Form.Item>
        <div className="stack">
          <ProblemBanner problem={read.error} />
          <Button type="primary" htmlType="submit" loading={read.isPending}>
            {t('receipt.look')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
