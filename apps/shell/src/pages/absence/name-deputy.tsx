import { Form, Input, Modal, Select } from 'antd';
import { useReply, useSend } from '../../api/queries.ts';
import { DayInput } from '../../components/day-input.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayDay } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useMay, useMe } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';

interface Values {
  readonly absent: string;
  readonly deputy: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** Names a deputy: for oneself, or as who supervises for anybody. */
export function NameDeputy({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const told = useTold();
  const [form] = Form.useForm<Values>();
  const me = useMe();
  const supervises = useMay()('cases.supervise');
  const colleagues = useReply('colleagues', {}).data ?? [];
  const add = useSend('addDeputy');
  const options = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  const today = sayDay(new Date().toISOString());
  const rules = [{ required: true, message: t('absence.missing') }];
  const onFinish = (body: Values) =>
    add.mutate(
      { body },
      {
        onSuccess: () => {
          told.success(t('absence.added'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('absence.add')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ absent: me.user.id, from: today, until: today }}
        onFinish={onFinish}
      >
        <Form.Item name="absent" label={t('absence.absent')} rules={rules}>
          <Select
            options={options}
            disabled={!supervises}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="deputy" label={t('absence.deputy')} rules={rules}>
          <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend>{t('absence.days')}</legend>
          <div className="row">
            <Form.Item name="from" rules={rules} style={{ flex: 1 }}>
              <DayInput aria-label={`${t('absence.days')} 1`} />
            </Form.Item>
            <Form.Item name="until" rules={rules} style={{ flex: 1 }}>
              <DayInput aria-label={`${t('absence.days')} 2`} />
            </Form.Item>
          </div>
        </fieldset>
        <Form.Item name="reason" label={t('absence.reason')} rules={rules}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      <ProblemBanner problem={add.error} />
    </Modal>
  );
}
