import { DeleteOutlined } from '@ant-design/icons';
import type { AnswerDraftRow } from '@bitan/api';
import { Button, Popconfirm } from 'antd';
import { useSend } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';

interface Props {
  readonly draft: Pick<AnswerDraftRow, 'id' | 'action'>;
  readonly onDone?: () => void;
}

/** Throws away what was typed, after asking: it cannot be brought back. */
export default function DiscardDraft({ draft, onDone }: Props) {
  const { t, say } = useTexts();
  const discard = useSend('discardAnswerDraft');
  const go = () => discard.mutate({ path: { draft: draft.id } }, { onSuccess: () => onDone?.() });
  return (
    <Popconfirm
      title={t('unfinished.discardSure')}
      okText={t('unfinished.discard')}
      cancelText={t('unfinished.keep')}
      onConfirm={go}
    >
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        loading={discard.isPending}
        aria-label={`${t('unfinished.discard')} ${say(draft.action.title)}`}
      />
    </Popconfirm>
  );
}
