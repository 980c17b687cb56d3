import type { DraftView } from '@bitan/api';
import { Alert, Button, Card, Checkbox, Form, Input, Popconfirm, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useSend } from '../../api/queries.ts';
import { DatePicker } from '../../components/date-picker.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

interface Values {
  reason: string;
  acknowledged?: string[];
  when: 'now' | 'later';
  effective?: Dayjs;
}

/** Asks a second person to approve, with the reason and from when it shall be in force. */
export function Submit({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  const told = useTold();
  const submit = useSend('submitDraft');
  const send = ({ reason, when, effective, acknowledged = [] }: Values) =>
    submit.mutate(
      {
        path: { draft: draft.id },
        body: {
          reason,
          acknowledged,
          revision: draft.revision,
          ...(when === 'later' && effective && { effectiveFrom: effective.toISOString() }),
        },
      },
      { onSuccess: () => told.success(t('draft.submitted')) },
    );
  return (
    <Card size="small" title={t('draft.submit')}>
      {!draft.ready && <Alert type="warning" showIcon title={t('draft.notReady')} />}
      <Form<Values> layout="vertical" initialValues={{ when: 'now' }} onFinish={send}>
        <Form.Item
          name="reason"
          label={t('draft.reason')}
          rules={[{ required: true, whitespace: true, message: t('draft.reasonMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        <Acknowledge draft={draft} />
        <Effective />
        <ProblemBanner problem={submit.error} />
        <div className="row">
          <Button
            type="primary"
            htmlType="submit"
            disabled={!draft.ready || draft.said.length === 0}
            loading={submit.isPending}
          >
            {t('draft.submit')}
          </Button>
          <Withdraw draft={draft} />
        </div>
      </Form>
    </Card>
  );
}

/** Each gap and each overlap that the draft brings has to be looked at. */
function Acknowledge({ draft: { analysis } }: { readonly draft: DraftView }) {
  const { t, say } = useTexts();
  const asked = analysis.filter(({ mustBeMeant }) => mustBeMeant);
  if (asked.length === 0) return null;
  const all = (_: unknown, checked: readonly string[] = []) =>
    checked.length === asked.length
      ? Promise.resolve()
      : Promise.reject(new Error(t('draft.acknowledgeMissing')));
  return (
    <Form.Item name="acknowledged" label={t('draft.acknowledge')} rules={[{ validator: all }]}>
      <Checkbox.Group
        className="stack"
        options={asked.map(({ key, sentence }) => ({ value: key, label: say(sentence) }))}
      />
    </Form.Item>
  );
}

/** At once, or at an instant: a rule may begin at any time of a day. */
function Effective() {
  const { t } = useTexts();
  const later = Form.useWatch<Values['when']>('when') === 'later';
  return (
    <>
      <Form.Item name="when" label={t('draft.when')}>
        <Radio.Group
          options={[
            { value: 'now', label: t('draft.now') },
            { value: 'later', label: t('draft.later') },
          ]}
        />
      </Form.Item>
      {later && (
        <Form.Item
          name="effective"
          label={t('draft.effective')}
          rules={[{ required: true, message: t('draft.effectiveMissing') }]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
      )}
    </>
  );
}

function Withdraw({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  const told = useTold();
  const withdraw = useSend('withdrawDraft');
  const send = () =>
    withdraw.mutate(
      { path: { draft: draft.id }, body: { revision: draft.revision } },
      {
        onSuccess: () => told.success(t('draft.withdrawn')),
        onError: ({ details }) => told.error(details.title),
      },
    );
  return (
    <Popconfirm title={t('draft.withdrawSure')} onConfirm={send}>
      <Button danger loading={withdraw.isPending}>
        {t('draft.withdraw')}
      </Button>
    </Popconfirm>
  );
}
