import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { layeredDocuments } from '@bitan/definitions';
import { Button, Tooltip } from 'antd';
import { useEffect } from 'react';
import { Badge } from '../../components/badge.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';
import { useDraft, useStudio } from './studio.tsx';

/** Undo and redo, whether all is kept, and who else is here. */
export function StudioBar() {
  const { t } = useTexts();
  const { store, view } = useStudio();
  const { saving, canUndo, canRedo } = useDraft('saving', 'canUndo', 'canRedo');
  useKeys();
  return (
    <span className="row">
      {view.mayEdit && (
        <>
          <Tooltip title="Ctrl+Z">
            <Button
              icon={<UndoOutlined aria-hidden />}
              disabled={!canUndo}
              onClick={store.undo}
              aria-label={t('studio.undo')}
            />
          </Tooltip>
          <Tooltip title="Ctrl+Shift+Z">
            <Button
              icon={<RedoOutlined aria-hidden />}
              disabled={!canRedo}
              onClick={store.redo}
              aria-label={t('studio.redo')}
            />
          </Tooltip>
          <span className="quiet" role="status" data-saved={!saving}>
            {t(saving ? 'studio.saving' : 'studio.saved')}
          </span>
        </>
      )}
      <Others />
    </span>
  );
}

/** What could not be kept, and a way to try again; it stays on the page. */
export function NotKept() {
  const { store } = useStudio();
  const { problem } = useDraft('problem');
  return problem ? <ProblemBanner problem={problem} onRetry={store.retry} /> : null;
}

/** Who else has the draft open, and the rule, form or document at which they work. */
function Others() {
  const { t, say } = useTexts();
  const { present, edition, layer } = useDraft('present', 'edition', 'layer');
  return present.map(({ name, item = '' }) => {
    const [kind, id = '', rule = ''] = item.split('/');
    const found =
      kind === 'overlays'
        ? edition.forms[id]
        : kind === 'documents'
          ? layeredDocuments(edition.documents, layer.documents)[id]
          : edition.decisions[id]?.rules.find((one) => one.name === rule);
    const here = found ? t('studio.hereAt', { name, item: say(found.title) }) : undefined;
    return (
      <Badge key={name} tone="note">
        {here ?? t('studio.here', { name })}
      </Badge>
    );
  });
}

/** Ctrl+Z and Ctrl+Shift+Z, but in a field that has its own. */
function useKeys(): void {
  const { store } = useStudio();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, shiftKey, key } = event;
      if (!(ctrlKey || metaKey) || !['z', 'y'].includes(key.toLowerCase())) return;
      if (target instanceof HTMLElement && target.closest('input, textarea')) return;
      event.preventDefault();
      if (shiftKey || key.toLowerCase() === 'y') store.redo();
      else store.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}
