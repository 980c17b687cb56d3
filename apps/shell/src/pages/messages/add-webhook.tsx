import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

/** Adds an address that is called, and shows once the secret with which calls are signed. */
export function AddWebhook() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('messages.add')}</Button>
      {open && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Dialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<{ url: string }>();
  const add = useSend('addWebhook');
  const secret = add.data?.secret;
  return (
    <Modal
      open
      title={t('messages.add')}
      okText={t(secret ? 'messages.done' : 'common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={add.isPending}
      onOk={secret ? onClose : () => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={({ url }) => add.mutate({ body: { url } })}>
        <Form.Item name="url" label={t('messages.url')} rules={[{ required: true }]}>
          <Input type="url" placeholder="https://" disabled={secret !== undefined} />
        </Form.Item>
      </Form>
      <ProblemBanner problem={add.error} />
      {secret && (
        <Alert type="warning" title={t('messages.secret')} description={<code>{secret}</code>} />
      )}
    </Modal>
  );
}
