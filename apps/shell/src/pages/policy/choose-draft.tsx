import { Button, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';
import { addressIn } from './draft-address.ts';
import { useLiveDrafts } from './drafts.tsx';

interface Props {
  /** What is to be changed, or '' for anything. */
  readonly item: string;
  readonly onClose: () => void;
}

/** A change goes into a draft: one that is open already, or a new one. */
export function ChooseDraft({ item, onClose }: Props) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const open = (id: string) =>
    navigate(`/policy/drafts/${id}${addressIn(item) ?? '?tab=parameters'}`);
  const drafts = useLiveDrafts().filter(({ status }) => status !== 'submitted');
  return (
    <Modal open title={t('policy.edit')} footer={null} onCancel={onClose}>
      <div className="stack">
        <span>{t('policy.chooseDraft')}</span>
        {drafts.map(({ id, title }) => (
          <Button key={id} block onClick={() => open(id)}>
            {t('policy.continueDraft')}: {title}
          </Button>
        ))}
        <NewDraft onMade={open} />
      </div>
    </Modal>
  );
}

function NewDraft({ onMade }: { readonly onMade: (id: string) => void }) {
  const { t } = useTexts();
  const make = useSend('newDraft');
  const send = (body: { title: string }) =>
    make.mutate({ body }, { onSuccess: ({ id }) => onMade(id) });
  const title = t('policy.draftDefault', { date: dayjs().format('YYYY-MM-DD') });
  return (
    <Form layout="vertical" initialValues={{ title }} onFinish={send}>
      <Form.Item
        name="title"
        label={t('policy.draftTitle')}
        rules={[{ required: true, whitespace: true, message: t('policy.draftTitleMissing') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <ProblemBanner problem={make.error} />
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('policy.newDraft')}
      </Button>
    </Form>
  );
}
