import type { RegisterView, SubjectView } from '@bitan/api';
import { Button, Card, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';
import { Register } from './register.tsx';

interface Props {
  readonly view: Pick<SubjectView, 'kind' | 'id'>;
  readonly register: RegisterView;
}

/** Entries that are read only by who says why. What was read is gone when the page is left. */
export function SealedRegister({ view: { kind, id }, register }: Props) {
  const { t, say } = useTexts();
  const [asking, ask] = useState(false);
  const open = useSend('openRegister');
  const send = ({ reason, view }: Said) =>
    open.mutate({
      path: { kind, id, register: register.id },
      body: { reason, ...(view && { view }) },
    });
  if (open.data) return <Register register={open.data} />;
  const { count = 0, views = [] } = register.sealed ?? {};
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{say(register.title)}</h2>}
      extra={<span className="quiet">{t('subjects.total', { count })}</span>}
      data-register={register.id}
    >
      {asking ? (
        <Form<Said> layout="vertical" onFinish={send} initialValues={{ view: '' }}>
          <Form.Item
            name="reason"
            label={t('subjects.readReason')}
            extra={t('subjects.readReasonHelp')}
            rules={[{ required: true, whitespace: true, message: t('subjects.readReasonMissing') }]}
          >
            <Input maxLength={500} autoFocus />
          </Form.Item>
          {views.length > 0 && (
            <Form.Item name="view" label={t('subjects.readWhat')}>
              <Segmented<string>
                options={[
                  { value: '', label: t('subjects.readAll') },
                  ...views.map((one) => ({ value: one.id, label: say(one.title) })),
                ]}
              />
            </Form.Item>
          )}
          <ProblemBanner problem={open.error} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t('subjects.read')}
            </Button>
            <Button onClick={() => ask(false)}>{t('subjects.readClose')}</Button>
          </div>
        </Form>
      ) : (
        <div className="row">
          <span className="quiet">{t('subjects.readNote')}</span>
          <Button size="small" onClick={() => ask(true)}>
            {t('subjects.read')}
          </Button>
        </div>
      )}
    </Card>
  );
}

interface Said {
  readonly reason: string;
  /** Which part of the entries; empty for all. */
  readonly view: string;
}
