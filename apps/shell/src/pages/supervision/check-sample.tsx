import type { SampleView } from '@bitan/api';
import { Button, Drawer } from 'antd';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { ActionForm } from '../../form/action-form.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly sample: SampleView;
  readonly item: SampleView['items'][number];
  readonly onClose: () => void;
}

/** Records what a second look at one case found. */
export function CheckSample({ sample, item, onClose }: Props) {
  const { t } = useTexts();
  const check = useSend('checkSample');
  return (
    <Drawer
      open
      title={`${t('samples.check')} ${item.case.number}`}
      size={560}
      onClose={onClose}
      destroyOnHidden
    >
      <ActionForm
        form={sample.form}
        answers={{}}
        problem={check.error}
        onSubmit={(answers) =>
          check.mutate(
            { path: { draw: sample.id, record: item.record }, body: { answers } },
            { onSuccess: onClose },
          )
        }
      >
        <ProblemBanner problem={check.error} />
        <Button type="primary" htmlType="submit" loading={check.isPending}>
          {t('common.save')}
        </Button>
      </ActionForm>
    </Drawer>
  );
}
