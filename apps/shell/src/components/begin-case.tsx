import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useSend } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { ProblemBanner } from './problem-banner.tsx';

interface Props {
  /** What the case begins from. */
  readonly id: string;
  readonly by: 'beginFromHandover' | 'beginFromPattern';
}

/** Goes to the form with which a case begins, filled with what is known. */
export function BeginCase({ id, by }: Props) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const begin = useSend(by);
  const send = () =>
    begin.mutate(
      { path: { id }, body: {} },
      { onSuccess: ({ workflow, draft }) => navigate(`/start/${workflow}?draft=${draft}`) },
    );
  return (
    <>
      <ProblemBanner problem={begin.error} />
      <div>
        <Button type="primary" onClick={send} loading={begin.isPending}>
          {t('common.beginCase')}
        </Button>
      </div>
    </>
  );
}
