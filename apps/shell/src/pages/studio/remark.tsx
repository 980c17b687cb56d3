import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { useStudio } from './studio.tsx';

/** What was remarked on one item, and a line to add to it. */
export function Remark({ item }: { readonly item: string }) {
  const { t } = useTexts();
  const { view } = useStudio();
  const [text, setText] = useState('');
  const comment = useSend('commentDraft');
  const remarks = (comment.data ?? view.comments).filter((one) => one.item === item);
  const send = () => {
    if (text.trim() === '') return;
    comment.mutate(
      { path: { draft: view.id }, body: { item, text: text.trim() } },
      { onSuccess: () => setText('') },
    );
  };
  if (!view.mayComment && remarks.length === 0) return null;
  return (
    <div className="stack-small remarks">
      {remarks.map(({ by, at, text: said }) => (
        <div key={at + said}>
          <strong>{by}</strong> <small className="quiet">{sayInstant(at)}</small> {said}
        </div>
      ))}
      <ProblemBanner problem={comment.error} />
      {view.mayComment && (
        <div className="row">
          <Input
            size="small"
            style={{ maxWidth: 420 }}
            aria-label={t('studio.remark')}
            placeholder={t('studio.remark')}
            value={text}
            maxLength={2000}
            onChange={({ target }) => setText(target.value)}
            onPressEnter={send}
          />
          <Button size="small" onClick={send} loading={comment.isPending}>
            {t('studio.remarkSend')}
          </Button>
        </div>
      )}
    </div>
  );
}
