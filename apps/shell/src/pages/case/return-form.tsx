import { Button, Form, Input } from 'antd';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly send: (submission: { answers: Record<string, never>; comment: string }) => void;
  readonly sending: boolean;
  readonly problem: ApiProblem | null;
}

/** Gives a proposal back to who made it, with what has to be changed. */
export default function ReturnForm({ send, sending, problem }: Props) {
  const { t } = useTexts();
  return (
    <Form<{ comment: string }>
      layout="vertical"
      onFinish={({ comment }) => send({ answers: {}, comment })}
    >
      <Form.Item
        name="comment"
        label={t('case.comment')}
        rules={[{ required: true, whitespace: true, message: t('case.commentMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
      </Form.Item>
      <div className="stack">
        <ProblemBanner problem={problem} />
        <div>
          <Button danger htmlType="submit" loading={sending}>
            {t('case.return')}
          </Button>
        </div>
      </div>
    </Form>
  );
}
