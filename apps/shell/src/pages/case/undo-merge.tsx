import type { CaseView } from '@bitan/api';
import { useSend } from '../../api/queries.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useTexts } from '../../texts/index.ts';

/** Parts a case again from the one with which it was handled. */
export default function UndoMerge({
  view,
  onClose,
}: {
  readonly view: CaseView;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const undo = useSend('unmergeCase');
  const send = (reason: string) =>
    undo.mutate(
      { path: { case: view.id }, body: { reason, revision: view.revision } },
      { onSuccess: onClose },
    );
  return (
    <ReasonDialog
      title={t('merge.undo')}
      does={t('merge.undo')}
      sending={undo}
      onSend={send}
      onClose={onClose}
    >
      <p>{t('merge.undoHelp')}</p>
    </ReasonDialog>
  );
}
