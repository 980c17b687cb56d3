import { Button } from 'antd';
import { memo } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { useStudio } from '../studio.tsx';
import { addPart, partKinds, type Selection, spotBehind } from './adding.ts';
import { beginDrag } from './dragging.ts';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: Selection | undefined;
  readonly onAdded: (added: Selection) => void;
}

/** What can be added: dragged to its place, or with a key behind what is selected, or last. */
export const Palette = memo(function Palette({ shaping, selected, onAdded }: Props) {
  const { t } = useTexts();
  const { view } = useStudio();
  if (!view.mayEdit) return null;
  const add = (kind: (typeof partKinds)[number]) => {
    const spot = spotBehind(shaping, selected);
    if (spot) onAdded(addPart(shaping, kind, spot));
  };
  return (
    <div className="palette" role="toolbar" aria-label={t('designer.add')}>
      {partKinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          data-kind={kind}
          draggable
          onDragStart={beginDrag({ kind })}
          onClick={() => add(kind)}
        >
          + {t(`designer.kind_${kind}`)}
        </Button>
      ))}
    </div>
  );
});
