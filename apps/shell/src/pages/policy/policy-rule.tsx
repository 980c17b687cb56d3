import { EditOutlined } from '@ant-design/icons';
import type { RuleView } from '@bitan/api';
import { Button, Collapse } from 'antd';
import { BasisPopover } from '../../components/basis.tsx';
import { ConditionTree } from '../../components/condition/condition-tree.tsx';
import type { Vocabulary } from '../../components/condition/vocabulary.ts';
import { useTexts } from '../../texts/index.ts';
import { useEditing } from './editing.tsx';
import { OriginSaid } from './origin.tsx';

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
  return (
    <li className="rule" data-rule={rule.name}>
      <div className="row">
        <span className="quiet">{t('policy.rule', { n: number })}</span>
        <strong>{say(rule.title)}</strong>→ <strong>{say(rule.outcome)}</strong>
      </div>
      <p>{say(rule.sentence)}</p>
      <div className="row">
        <span className="quiet">
          <OriginSaid origin={rule} />
        </span>
        <BasisPopover basis={rule.basis} />
        {editing && rule.editable && (
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
    </li>
  );
}
