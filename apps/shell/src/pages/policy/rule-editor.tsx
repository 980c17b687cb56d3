import type { DraftView, RuleView } from '@bitan/api';
import type { Group } from '@bitan/definitions';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ConditionEditor } from '../../components/condition/condition-editor.tsx';
import { fromCondition, toCondition } from '../../components/condition/tree.ts';
import type { Vocabulary } from '../../components/condition/vocabulary.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useIntoView } from '../../components/use-into-view.ts';
import { useTexts } from '../../texts/index.ts';
import { replacedRules, withConditions, withoutRule } from './changes.ts';
import type { Editing } from './editing.tsx';

interface Props {
  readonly decision: string;
  readonly rule: RuleView;
  readonly vocabulary: Vocabulary;
  readonly editing: Editing;
  readonly draft: DraftView;
}

/** Other conditions for a rule, with what they rest on; they go into the draft. */
export function RuleEditor({ decision, rule, vocabulary, editing, draft }: Props) {
  const { t } = useTexts();
  const [node, setNode] = useState(() => fromCondition(rule.conditions as Group));
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const conditions = toCondition(node);
  const lacking = !conditions
    ? t('condition.incomplete')
    : why.trim() === ''
      ? t('policy.changeWhyMissing')
      : undefined;
  const apply = () => {
    setTried(true);
    if (!conditions || lacking) return;
    editing.save(withConditions(draft.changes, decision, rule, conditions, why.trim()));
  };
  const replaced = replacedRules(draft.changes).some(
    (one) => one.decision === decision && one.name === rule.name,
  );
  return (
    <div className="stack-small" style={{ marginTop: 8 }} ref={useIntoView()}>
      <ConditionEditor node={node} vocabulary={vocabulary} onChange={setNode} />
      <Input
        aria-label={t('policy.changeWhy')}
        placeholder={t('policy.changeWhy')}
        value={why}
        maxLength={500}
        onChange={({ target }) => setWhy(target.value)}
      />
      {tried && lacking && (
        <span className="field-error" role="alert">
          {lacking}
        </span>
      )}
      <ProblemBanner problem={editing.problem} />
      <div className="row">
        <Button type="primary" onClick={apply} loading={editing.saving}>
          {t('policy.apply')}
        </Button>
        <Button onClick={editing.end}>{t('common.cancel')}</Button>
        {replaced && (
          <Button
            danger
            onClick={() => editing.save(withoutRule(draft.changes, decision, rule.name))}
          >
            {t('policy.undo')}
          </Button>
        )}
      </div>
    </div>
  );
}
