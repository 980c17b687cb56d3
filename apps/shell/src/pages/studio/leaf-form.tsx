import type { Leaf } from '@bitan/definitions';
import { Button } from 'antd';
import { useState } from 'react';
import { LeafEditor } from '../../components/condition/leaf-editor.tsx';
import { fromCondition, type LeafNode, toCondition } from '../../components/condition/tree.ts';
import { useTexts } from '../../texts/index.ts';
import { useStudio } from './studio.tsx';

interface Props {
  readonly leaf: Leaf | undefined;
  readonly label: string;
  /** With nothing when it was taken out. */
  readonly onDone: (leaf: Leaf | undefined) => void;
  readonly onCancel: () => void;
}

/** One comparison, changed in place. Escape leaves it as it was. */
export function LeafForm({ leaf, label, onDone, onCancel }: Props) {
  const { t } = useTexts();
  const { vocabulary } = useStudio();
  const [node, setNode] = useState<LeafNode>(() =>
    leaf ? (fromCondition(leaf as never) as unknown as LeafNode) : { key: 0, kind: 'leaf' },
  );
  const whole = toCondition(node as never) as unknown as Leaf | undefined;
  return (
    <span
      role="group"
      aria-label={label}
      className="leaf-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <LeafEditor node={node} vocabulary={vocabulary} onChange={setNode} />
      <Button
        size="small"
        type="primary"
        disabled={whole === undefined}
        onClick={() => onDone(whole)}
      >
        {t('studio.take')}
      </Button>
      <Button size="small" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      {leaf && (
        <Button size="small" danger type="text" onClick={() => onDone(undefined)}>
          {t('condition.remove')}
        </Button>
      )}
    </span>
  );
}
