import type { SubjectView } from '@bitan/api';
import { Button, Drawer } from 'antd';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { ActionForm } from '../../form/action-form.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly view: SubjectView;
  readonly onClose: () => void;
}

/** Changes the record of a person or a unit. */
export function EditSubject({ view, onClose }: Props) {
  const { t } = useTexts();
  const told = useTold();
  const change = useSend('changeSubject');
  const { kind, id, revision, form } = view;
  const send = (answers: SubjectView['answers']) =>
    change.mutate(
      { path: { kind, id }, body: { answers, revision } },
      {
        onSuccess: () => {
          told.success(t('subjects.saved'));
          onClose();
        },
      },
    );
  return (
    <Drawer open title={t('subjects.edit')} size={560} onClose={onClose}>
      <ActionForm form={form} answers={view.answers} problem={change.error} onSubmit={send}>
        <ProblemBanner problem={change.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </ActionForm>
    </Drawer>
  );
}
