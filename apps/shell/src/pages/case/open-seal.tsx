import type { Answers, AttachmentView, CaseView } from '@bitan/api';
import { Button, Form, Input, Modal } from 'antd';
import { Fragment } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';

type Seal = CaseView['seals'][number];

interface OpenProps {
  readonly view: CaseView;
  readonly seal: Seal;
  readonly onClose: () => void;
}

/** Asks for the reason first. What was read is gone when the window is closed. */
export default function OpenSeal({ view, seal, onClose }: OpenProps) {
  const { t, say } = useTexts();
  const open = useSend('openSeal');
  const send = ({ reason }: { reason: string }) =>
    open.mutate({ path: { case: view.id, seal: seal.id }, body: { reason } });
  return (
    <Modal open title={say(seal.title)} footer={null} onCancel={onClose}>
      {open.data ? (
        <Opened
          view={view}
          seal={seal}
          answers={open.data.answers}
          files={open.data.attachments ?? []}
          reason={open.variables?.body.reason ?? ''}
        />
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

interface OpenedProps {
  readonly view: CaseView;
  readonly seal: Seal;
  readonly answers: Answers;
  readonly files: readonly AttachmentView[];
  /** Why it was opened. */
  readonly reason: string;
}

function Opened({ view, seal, answers, files, reason }: OpenedProps) {
  if (seal.id === view.receipts) return <Messages id={view.id} answers={answers} />;
  const form = view.timeline.find((entry) =>
    Object.values(entry.form?.fields ?? {}).some((field) => field.seal === seal.id),
  )?.form;
  if (form) return <RecordView form={form} answers={answers} opened={{ files, reason }} />;
  return <pre>{JSON.stringify(answers, null, 2)}</pre>;
}

/** What the holder of a receipt wrote, in the order in which it came. */
function Messages({ id, answers }: { readonly id: string; readonly answers: Answers }) {
  const { say } = useTexts();
  const { data } = useReply('receipt', { path: { case: id } });
  return (
    <dl className="record">
      {(data?.messages ?? []).map((message) => (
        <Fragment key={message.id}>
          <dt>
            {say(message.kind.title)}
            <div className="quiet">{sayInstant(message.at)}</div>
          </dt>
          <dd>{String((answers[message.id] as { text?: unknown } | undefined)?.text ?? '')}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
