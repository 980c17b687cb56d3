import { type Decision, type Group, type Rule, setRule } from '@bitan/definitions';
import { sayOutcome } from '@bitan/rules/browser';
import { Alert } from 'antd';
import { useState } from 'react';
import { ConditionEditor } from '../../components/condition/condition-editor.tsx';
import { ConditionTree } from '../../components/condition/condition-tree.tsx';
import { fromCondition, type GroupNode, toCondition } from '../../components/condition/tree.ts';
import { useTexts } from '../../texts/index.ts';
import { useStudio } from './studio.tsx';

interface Props {
  readonly decision: Decision;
  readonly rules: readonly Rule[];
  readonly selected: string | undefined;
  readonly onSelect: (rule: string) => void;
}

/** The conditions of one rule as a tree; what is whole goes into the draft as it is changed. */
export function TreeView({ decision, rules, selected, onSelect }: Props) {
  const { t, say, language } = useTexts();
  const { view, vocabulary } = useStudio();
  const rule = rules.find(({ name }) => name === selected) ?? rules[0];
  if (!rule) return <p>{t('studio.noRules')}</p>;
  const editable = view.mayEdit && !rule.locked;
  return (
    <div className="tree-view">
      <nav aria-label={t('studio.view_tree')}>
        {rules.map(({ name, title }) => (
          <button
            type="button"
            key={name}
            className="tree-rule"
            aria-current={name === rule.name}
            onClick={() => onSelect(name)}
          >
            {say(title)}
          </button>
        ))}
      </nav>
      <div className="stack-small">
        <strong>{say(rule.title)}</strong>
        {rule.locked && <Alert type="info" showIcon title={t('studio.lockedRule')} />}
        {editable && 'not' in rule.conditions === false ? (
          <Editor key={rule.name} decision={decision.id} rule={rule} />
        ) : (
          <ConditionTree condition={rule.conditions} vocabulary={vocabulary} />
        )}
        <span>
          {t('studio.outcome')}: <strong>{sayOutcome(decision, rule.event, language)}</strong>
        </span>
      </div>
    </div>
  );
}

function Editor({ decision, rule }: { readonly decision: string; readonly rule: Rule }) {
  const { t } = useTexts();
  const { store, vocabulary } = useStudio();
  const [node, setNode] = useState<GroupNode>(() => fromCondition(rule.conditions as Group));
  const written = JSON.stringify(toCondition(node));
  const kept = JSON.stringify(rule.conditions);
  const [seen, setSeen] = useState(kept);
  // Somebody else, or an undo, changed the rule: then that is what is shown.
  if (kept !== seen) {
    setSeen(kept);
    if (kept !== written) setNode(fromCondition(rule.conditions as Group));
  }
  const change = (next: GroupNode) => {
    setNode(next);
    const conditions = toCondition(next);
    if (!conditions || JSON.stringify(conditions) === kept) return;
    setSeen(JSON.stringify(conditions));
    store.do((drafting) => setRule(drafting, decision, { ...rule, conditions }));
  };
  return (
    <>
      <ConditionEditor node={node} vocabulary={vocabulary} onChange={change} />
      {written === undefined && <span className="quiet">{t('condition.incomplete')}</span>}
    </>
  );
}
