import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTexts } from '../../texts/index.ts';
import './condition.css';
import { LeafEditor } from './leaf-editor.tsx';
import { type GroupNode, type Node, type NotNode, newGroup, newLeaf } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Props<N extends Node> {
  readonly node: N;
  readonly vocabulary: Vocabulary;
  readonly onChange: (node: N) => void;
  readonly onRemove?: () => void;
}

/** A condition to be changed: groups within groups, and in them comparisons in words. */
export function ConditionEditor({ node, vocabulary, onChange, onRemove }: Props<GroupNode>) {
  const replace = (part: Node) =>
    onChange({ ...node, of: node.of.map((one) => (one.key === part.key ? part : one)) });
  const remove = (key: number) =>
    onChange({ ...node, of: node.of.filter((one) => one.key !== key) });
  return (
    <div className="condition">
      <div className="condition-row">
        <KindSelect kind={node.kind} onChange={(kind) => onChange({ ...node, kind })} />
        <Adding onAdd={(part) => onChange({ ...node, of: [...node.of, part] })} />
        {onRemove && <RemoveButton onRemove={onRemove} />}
      </div>
      <ul>
        {node.of.map((part) => (
          <li key={part.key}>
            <Part
              node={part}
              vocabulary={vocabulary}
              onChange={replace}
              onRemove={() => remove(part.key)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Part({ node, onRemove, ...rest }: Props<Node>) {
  const removable = onRemove && { onRemove };
  if (node.kind === 'not') return <NotEditor node={node} {...rest} {...removable} />;
  if (node.kind !== 'leaf') return <ConditionEditor node={node} {...rest} {...removable} />;
  return (
    <div className="condition-row">
      <LeafEditor node={node} {...rest} />
      {onRemove && <RemoveButton onRemove={onRemove} />}
    </div>
  );
}

function NotEditor({ node, vocabulary, onChange, onRemove }: Props<NotNode>) {
  const { t } = useTexts();
  return (
    <div className="condition">
      <div className="condition-row">
        <span className="quiet">{t('condition.not')}</span>
        {onRemove && <RemoveButton onRemove={onRemove} />}
      </div>
      <ul>
        <li>
          <Part
            node={node.of}
            vocabulary={vocabulary}
            onChange={(of) => onChange({ ...node, of })}
          />
        </li>
      </ul>
    </div>
  );
}

interface KindProps {
  readonly kind: GroupNode['kind'];
  readonly onChange: (kind: GroupNode['kind']) => void;
}

function KindSelect({ kind, onChange }: KindProps) {
  const { t } = useTexts();
  return (
    <Select
      aria-label={t('condition.kind')}
      size="small"
      value={kind}
      onChange={onChange}
      options={[
        { value: 'all' as const, label: t('condition.all') },
        { value: 'any' as const, label: t('condition.any') },
      ]}
    />
  );
}

function Adding({ onAdd }: { readonly onAdd: (node: Node) => void }) {
  const { t } = useTexts();
  return (
    <>
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onAdd(newLeaf())}>
        {t('condition.addLeaf')}
      </Button>
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onAdd(newGroup())}>
        {t('condition.addGroup')}
      </Button>
    </>
  );
}

function RemoveButton({ onRemove }: { readonly onRemove: () => void }) {
  const { t } = useTexts();
  return (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('condition.remove')}
      title={t('condition.remove')}
      onClick={onRemove}
    />
  );
}
