import type { StudioView } from '@bitan/api';
import { itemAt, type Layer } from '@bitan/definitions';
import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { useSayItem } from '../studio/say-item.ts';
import { useDraft } from '../studio/studio.tsx';

/** Something else was published meanwhile: it is taken over, and where both changed, somebody chooses. */
export function Outdated({ draft }: { readonly draft: StudioView }) {
  const { t } = useTexts();
  const told = useTold();
  const sayItem = useSayItem();
  const { layer } = useDraft('layer');
  const rebase = useSend('rebaseDraft');
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const asked = rebase.error?.is('edit-conflict')
    ? (rebase.error.details.errors ?? []).map(({ pointer }) => pointer.slice('/items/'.length))
    : [];
  const theirs = rebase.error?.details.current as Layer | undefined;
  const pick = (side: 'mine' | 'theirs') => asked.filter((path) => chosen[path] === side);
  const send = () =>
    rebase.mutate(
      { path: { draft: draft.id }, body: { mine: pick('mine'), theirs: pick('theirs') } },
      { onSuccess: () => void told.success(t('studio.rebased')) },
    );
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('studio.outdated')}
      action={
        draft.mayEdit && (
          <Button
            onClick={send}
            loading={rebase.isPending}
            disabled={asked.some((path) => !chosen[path])}
          >
            {t('studio.rebase')}
          </Button>
        )
      }
      description={
        <>
          {asked.length === 0 && <ProblemBanner problem={rebase.error} />}
          {asked.length > 0 && t('studio.rebaseConflict')}
          {asked.map((path) => (
            <Radio.Group
              key={path}
              style={{ display: 'block' }}
              value={chosen[path]}
              onChange={({ target }) => setChosen({ ...chosen, [path]: target.value })}
              options={[
                {
                  value: 'theirs',
                  label: `${t('studio.published')}: ${sayItem(path, theirs && itemAt(theirs, path))}`,
                },
                {
                  value: 'mine',
                  label: `${t('studio.inDraft')}: ${sayItem(path, itemAt(layer, path))}`,
                },
              ]}
            />
          ))}
        </>
      }
    />
  );
}
