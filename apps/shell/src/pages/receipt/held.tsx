import type { ReceiptView } from '@bitan/api';
import { Button, Card, Form, Input, Radio } from 'antd';
import { useAsk } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly code: string;
  readonly view: ReceiptView;
  readonly onView: (view: ReceiptView) => void;
  readonly onLeave: () => void;
}

/** What the holder of a receipt is told, and what they can say. */
export function Held(props: Props) {
  const { t, say } = useTexts();
  const { view, onLeave } = props;
  return (
    <div className="stack">
      <p className="quiet">{say(view.intro)}</p>
      <Card>
        <dl className="receipt-state">
          <dt>{say(view.office)}</dt>
          <dd />
          <dt>{t('receipt.receivedOn')}</dt>
          <dd>{view.receivedOn}</dd>
          <dt>{t('receipt.status')}</dt>
          <dd data-testid="receipt-status">{say(view.status)}</dd>
        </dl>
      </Card>
      {view.rating && <Rating {...props} rating={view.rating} />}
      <Write {...props} />
      {view.messages.length > 0 && (
        <Card size="small" title={<h2>{t('receipt.messages')}</h2>}>
          <ul>
            {view.messages.map(({ kind, at }) => (
              <li key={at}>
                {sayInstant(at)} {say(kind.title)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {view.explains.map((one) => (
        <details key={one.title['zh-CN']}>
          <summary>{say(one.title)}</summary>
          <p>{say(one.text)}</p>
        </details>
      ))}
      <div>
        <Button onClick={onLeave}>{t('receipt.another')}</Button>
      </div>
    </div>
  );
}

function Write({ code, view, onView }: Props) {
  const { t, say } = useTexts();
  const told = useTold();
  const [form] = Form.useForm<{ kind: string; text: string }>();
  const write = useAsk('writeUnderReceipt');
  const send = (given: { kind: string; text: string }) =>
    write.mutate(
      { body: { code, ...given } },
      {
        onSuccess: (next) => {
          form.resetFields();
          told.success(t('receipt.sent'));
          onView(next);
        },
      },
    );
  return (
    <Card size="small" title={<h2>{t('receipt.write')}</h2>}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="kind"
          label={t('receipt.kind')}
          rules={[{ required: true, message: t('receipt.kindMissing') }]}
        >
          <Radio.Group
            options={view.kinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
          />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('receipt.text')}
          extra={t('receipt.textHelp')}
          rules={[{ required: true, whitespace: true, message: t('receipt.textMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 4 }} maxLength={4000} />
        </Form.Item>
        <div className="stack">
          <ProblemBanner problem={write.error} />
          <Button type="primary" htmlType="submit" loading={write.isPending}>
            {t('receipt.send')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function Rating({
  code,
  rating,
  onView,
}: Props & { readonly rating: NonNullable<ReceiptView['rating']> }) {
  const { t, say } = useTexts();
  const rate = useAsk('rateUnderReceipt');
  const send = ({ value }: { value: string }) =>
    rate.mutate({ body: { code, value } }, { onSuccess: onView });
  return (
    <Card size="small" title={<h2>{say(rating.title)}</h2>}>
      {rating.given ? (
        <span>
          {t('receipt.rated')}: {say(rating.given.title)}
        </span>
      ) : (
        <Form onFinish={send}>
          <Form.Item name="value" label={say(rating.title)} rules={[{ required: true }]}>
            <Radio.Group
              options={rating.values.map(({ id, title }) => ({ value: id, label: say(title) }))}
            />
          </Form.Item>
          <div className="stack">
            <ProblemBanner problem={rate.error} />
            <Button htmlType="submit" loading={rate.isPending}>
              {t('receipt.rate')}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
