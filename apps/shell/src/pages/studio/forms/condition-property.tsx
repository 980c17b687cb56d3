import type { Condition, FieldSchema, Form } from '@bitan/definitions';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ConditionEditor } from '../../../components/condition/condition-editor.tsx';
import {
  fromCondition,
  type GroupNode,
  newLeaf,
  toCondition,
} from '../../../components/condition/tree.ts';
import type { Term, Vocabulary } from '../../../components/condition/vocabulary.ts';
import { choicesOf } from '../../../form/fields.ts';
import { Property } from './inputs.tsx';

interface Props {
  /** What the condition decides, e.g. that a field is shown. */
  readonly label: string;
  /** What it takes to be without one. */
  readonly without: string;
  readonly form: Form;
  /** What it is about cannot depend on itself. */
  readonly except: string;
  readonly condition: Condition | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (condition: Condition | undefined) => void;
  readonly children?: ReactNode;
}

/** A condition over the other answers of a form, with the editor of the rules. */
export function ConditionProperty(props: Props) {
  const { label, without, form, except, condition, mayEdit, onChange, children } = props;
  const [node, setNode] = useState<GroupNode | undefined>(() => condition && asGroup(condition));
  const kept = JSON.stringify(condition);
  const [seen, setSeen] = useState(kept);
  // Somebody else, or an undo, changed the condition: then that is what is shown.
  if (kept !== seen) {
    setSeen(kept);
    if (kept !== JSON.stringify(node && toCondition(node)))
      setNode(condition && asGroup(condition));
  }
  const vocabulary = answersOf(form, except);
  const change = (next: GroupNode) => {
    setNode(next);
    const said = toCondition(next);
    if (said) onChange(said);
  };
  if (!node) {
    if (!mayEdit || vocabulary.terms.size === 0) return null;
    const begin = () => setNode({ key: 0, kind: 'all', of: [newLeaf()] });
    return (
      <Button size="small" onClick={begin}>
        {label}
      </Button>
    );
  }
  return (
    <Property label={label}>
      <ConditionEditor node={node} vocabulary={vocabulary} onChange={change} />
      {children}
      {mayEdit && (
        <Button
          size="small"
          danger
          onClick={() => {
            setNode(undefined);
            onChange(undefined);
          }}
        >
          {without}
        </Button>
      )}
    </Property>
  );
}

function asGroup(condition: Condition): GroupNode {
  const node = fromCondition(condition);
  return node.kind === 'all' || node.kind === 'any' ? node : { key: 0, kind: 'all', of: [node] };
}

/** What conditions of a form can read: the answers that are no free text and no dates. */
function answersOf(form: Form, except: string): Vocabulary {
  const terms = Object.entries(form.schema.properties).flatMap(([id, schema]): Term[] => {
    const type = typeOf(schema);
    if (id === except || !type) return [];
    const english = form.texts?.en[id];
    const values = choicesOf(schema).map((one) => ({
      id: one.const,
      title: { 'zh-CN': one.title, en: english?.options?.[one.const] ?? one.title },
    }));
    const title = { 'zh-CN': schema.title ?? id, en: english?.title ?? schema.title ?? id };
    return [{ id: `answer:${id}`, title, type, values }];
  });
  return { terms: new Map(terms.map((term) => [term.id, term])), parameters: new Map() };
}

function typeOf(schema: FieldSchema): Term['type'] | undefined {
  if (schema.oneOf) return 'enum';
  if (schema.items?.oneOf) return 'set';
  const { type } = schema;
  return type === 'boolean' || type === 'integer' || type === 'number' ? type : undefined;
}
