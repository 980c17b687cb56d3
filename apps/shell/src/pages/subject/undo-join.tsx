import type { PersonMoveView, SubjectView } from '@bitan/api';
import { useSend } from '../../api/queries.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly view: SubjectView;
  readonly move: PersonMoveView;
  readonly onClose: () => void;
}

/** Lets two records be what they were before they were joined. */
export default function UndoJoin({ view, move, onClose }: Props) {
  const { t } = useTexts();
  const undo = useSend('undoJoin');
  const send = (reason: string) =>
    undo.mutate(
      { path: { person: view.id, move: move.id }, body: { reason } },
      { onSuccess: onClose },
    );
  return (
    <ReasonDialog
      title={t('namesakes.undo')}
      does={t('namesakes.undo')}
      sending={undo}
      onSend={send}
      onClose={onClose}
    >
      <p>{t('namesakes.undoHelp')}</p>
    </ReasonDialog>
  );
}
