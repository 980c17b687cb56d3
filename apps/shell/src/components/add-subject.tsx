import type { SubjectView } from '@bitan/api';
import { Button, Drawer } from 'antd';
import { useReply, useSend } from '../api/queries.ts';
import { ActionForm } from '../form/action-form.tsx';
import { useTexts } from '../texts/index.ts';
import { Loaded } from './loaded.tsx';
import type { SubjectKind } from './names.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { useTold } from './told.tsx';

interface Props {
  readonly kind: SubjectKind;
  readonly onClose: () => void;
  readonly onAdded: (subject: SubjectView) => void;
}

/** Puts a person or a unit on record without leaving what one is doing. */
export default function AddSubject({ kind, onClose, onAdded }: Props) {
  const { t } = useTexts();
  const told = useTold();
  const sheet = useReply('subjectForm', { path: { kind } });
  const add = useSend('addSubject');
  const send = (answers: SubjectView['answers']) =>
    add.mutate(
      { path: { kind }, body: { answers } },
      {
        onSuccess: (subject) => {
          told.success(t('subjects.added', { name: subject.name }));
          onAdded(subject);
        },
      },
    );
  const title = t(kind === 'person' ? 'subjects.addPerson' : 'subjects.addUnit');
  return (
    <Drawer open title={title} size={560} onClose={onClose} destroyOnHidden>
      <Loaded of={sheet}>
        {({ form, answers, readonly }) =>
          form && (
            <ActionForm
              form={form}
              answers={answers}
              readonly={readonly}
              problem={add.error}
              onSubmit={send}
            >
              <ProblemBanner problem={add.error} />
              <Button type="primary" htmlType="submit" loading={add.isPending}>
                {t('common.save')}
              </Button>
            </ActionForm>
          )
        }
      </Loaded>
    </Drawer>
  );
}
