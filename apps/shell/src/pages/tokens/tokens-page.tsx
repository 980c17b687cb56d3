import type { ReplyOf, TokenView } from '@bitan/api';
import { Alert, Button, Form, Input, InputNumber, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { DayInput } from '../../components/day-input.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import '../../texts/authoring.ts';

/** Tokens under which other bodies' systems send cases. */
export default function TokensPage() {
  const { t } = useTexts();
  const found = useReply('tokens', {});
  const [adding, setAdding] = useState(false);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('tokens.add')}
    </Button>
  );
  return (
    <Page title={t('tokens.title')} intro={t('tokens.intro')} actions={add}>
      <Loaded of={found}>
        {(view) => (
          <>
            <Tokens tokens={view.tokens} />
            {adding && <AddToken workflows={view.workflows} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Tokens({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const { t, say } = useTexts();
  const end = useSend('endToken');
  return (
    <div className="stack-small">
      <ProblemBanner problem={end.error} />
      <Table<TokenView>
        rowKey="id"
        rows={tokens}
        empty={t('tokens.none')}
        columns={[
          { title: t('tokens.name'), dataIndex: 'name' },
          { title: t('tokens.workflow'), render: ({ workflow }) => say(workflow.title) },
          { title: t('tokens.perMinute'), dataIndex: 'perMinute', align: 'right' },
          { title: t('tokens.expires'), render: ({ expiresAt }) => sayInstant(expiresAt) },
          {
            title: t('tokens.used'),
            render: ({ usedAt }) => (usedAt ? sayInstant(usedAt) : '—'),
          },
          {
            title: t('common.actions'),
            render: ({ id, name, endedAt }) =>
              endedAt ? (
                <Badge>{t('tokens.ended')}</Badge>
              ) : (
                <Popconfirm
                  title={t('tokens.endSure')}
                  okText={t('tokens.end')}
                  cancelText={t('common.cancel')}
                  onConfirm={() => end.mutate({ path: { token: id }, body: {} })}
                >
                  <Button size="small" aria-label={`${t('tokens.end')} ${name}`}>
                    {t('tokens.end')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </div>
  );
}

interface Added {
  readonly name: string;
  readonly workflow: string;
  readonly until: string;
  readonly perMinute: number;
}

interface AddProps {
  readonly workflows: ReplyOf<'tokens'>['workflows'];
  readonly onClose: () => void;
}

/** Makes a token, and shows it once. */
function AddToken({ workflows, onClose }: AddProps) {
  const { t, say } = useTexts();
  const [form] = Form.useForm<Added>();
  const add = useSend('addToken');
  const secret = add.data?.secret;
  return (
    <Modal
      open
      title={t('tokens.add')}
      okText={t(secret ? 'tokens.done' : 'tokens.add')}
      cancelText={t('common.cancel')}
      confirmLoading={add.isPending}
      onOk={secret ? onClose : () => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        disabled={secret !== undefined}
        initialValues={{ workflow: workflows[0]?.id, perMinute: 60 }}
        onFinish={(body) => add.mutate({ body })}
      >
        <Form.Item name="name" label={t('tokens.name')} rules={[{ required: true }]}>
          <Input maxLength={60} placeholder={t('tokens.nameHelp')} />
        </Form.Item>
        <Form.Item name="workflow" label={t('tokens.workflow')} rules={[{ required: true }]}>
          <Select options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))} />
        </Form.Item>
        <Form.Item name="until" label={t('tokens.until')} rules={[{ required: true }]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="perMinute" label={t('tokens.perMinute')}>
          <InputNumber min={1} max={600} />
        </Form.Item>
      </Form>
      <ProblemBanner problem={add.error} />
      {secret && (
        <Alert
          type="warning"
          title={t('tokens.secret')}
          description={
            <code data-testid="secret" style={{ overflowWrap: 'anywhere' }}>
              {secret}
            </code>
          }
        />
      )}
    </Modal>
  );
}
