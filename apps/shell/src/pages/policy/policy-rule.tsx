import { EditOutlined } from '@ant-design/icons';
import type { RuleView } from '@bitan/api';
import { Button, Collapse } from 'antd';
import { Badge } from '../../components/badge.tsx';
import { BasisPopover } from '../../components/basis.tsx';
import { ConditionTree } from '../../components/condition/condition-tree.tsx';
import type { Vocabulary } from '../../components/condition/vocabulary.ts';
import { useTexts } from '../../texts/index.ts';
import { replacedRules } from './changes.ts';
import { useEditing } from './editing.tsx';
import { FindingsAt } from './findings.tsx';
import { OriginSaid } from './origin.tsx';
import { RuleEditor } from './rule-editor.tsx';

interface Props {
  readonly decision: string;
  readonly rule: RuleView;
  readonly number: number;
  readonly vocabulary: Vocabulary;
}

/** One rule as a sentence, with its conditions, what it rests on, and who set it. */
export function PolicyRule({ decision, rule, number, vocabulary }: Props) {
  const { t, say } = useTexts();
  const editing = useEditing();
  const place = `rules/${decision}/${rule.name}`;
  const draft = editing?.draft;
  const changed =
    draft &&
    replacedRules(draft.changes).some((one) => `rules/${one.decision}/${one.name}` === place);
  return (
    <li className="rule" data-rule={rule.name}>
      <div className="row">
        <span className="quiet">{t('policy.rule', { n: number })}</span>
        <strong>{say(rule.title)}</strong>→ <strong>{say(rule.outcome)}</strong>
        {changed && <Badge tone="warn">{t('policy.changed')}</Badge>}
      </div>
      <p>{say(rule.sentence)}</p>
      <FindingsAt place={place} />
      <div className="row">
        <span className="quiet">
          <OriginSaid origin={rule} />
        </span>
        <BasisPopover basis={rule.basis} />
        {editing && rule.editable && editing.item !== place && (
          <Button
            type="link"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={`${t('policy.editConditions')} ${say(rule.title)}`}
            onClick={() => editing.begin(place)}
          >
            {t('policy.editConditions')}
          </Button>
        )}
      </div>
      {editing && draft && editing.item === place ? (
        <RuleEditor
          decision={decision}
          rule={rule}
          vocabulary={vocabulary}
          editing={editing}
          draft={draft}
        />
      ) : (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'conditions',
              label: t('policy.conditions'),
              children: <ConditionTree condition={rule.conditions} vocabulary={vocabulary} />,
            },
          ]}
        />
      )}
    </li>
  );
}
