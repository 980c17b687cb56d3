import { LockOutlined } from '@ant-design/icons';
import type { CaseView } from '@bitan/api';
import { Button, Card, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';

type Seal = CaseView['seals'][number];

/** What is kept sealed: that it is there, and for who may, a way to read it that is recorded. */
export function Seals({ view }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  const [opening, setOpening] = useState<Seal>();
  if (view.seals.length === 0) return null;
  return (
    <Card title={<h2>{t('case.seals')}</h2>} size="small">
      {view.seals.map((seal) => (
        <div key={seal.id} className="row">
          <LockOutlined aria-hidden /> {say(seal.title)}
          {seal.mayOpen ? (
            <Button size="small" onClick={() => setOpening(seal)}>
              {t('case.sealOpen')}
            </Button>
          ) : (
            <span className="quiet">{t('case.sealClosed')}</span>
          )}
        </div>
      ))}
      {opening && <OpenSeal view={view} seal={opening} onClose={() => setOpening(undefined)} />}
    </Card>
  );
}

interface OpenProps {
  readonly view: CaseView;
  readonly seal: Seal;
  readonly onClose: () => void;
}

/** Asks for the reason first. What was read is gone when the window is closed. */
function OpenSeal({ view, seal, onClose }: OpenProps) {
  const { t, say } = useTexts();
  const open = useSend('openSeal');
  const form = view.timeline.find((entry) =>
    Object.values(entry.form?.fields ?? {}).some((field) => field.seal === seal.id),
  )?.form;
  const send = ({ reason }: { reason: string }) =>
    open.mutate({ path: { case: view.id, seal: seal.id }, body: { reason } });
  return (
    <Modal open title={say(seal.title)} footer={null} onCancel={onClose}>
      {open.data && form ? (
        <RecordView form={form} answers={open.data.answers} />
      ) : open.data ? (
        <pre>{JSON.stringify(open.data.answers, null, 2)}</pre>
      ) : (
        <Form layout="vertical" onFinish={send}>
          <Form.Item
            name="reason"
            label={t('case.sealReason')}
            extra={t('case.sealReasonHelp')}
            rules={[{ required: true, whitespace: true, message: t('case.sealReasonMissing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
          <div className="stack">
            <ProblemBanner problem={open.error} />
            <div>
              <Button type="primary" htmlType="submit" loading={open.isPending}>
                {t('case.sealConfirm')}
              </Button>
            </div>
          </div>
        </Form>
      )}
    </Modal>
  );
}
