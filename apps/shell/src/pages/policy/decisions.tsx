import type { DecisionPolicy } from '@bitan/api';
import type { Vocabulary } from '../../components/condition/vocabulary.ts';
import { useTexts } from '../../texts/index.ts';
import { PolicyRule } from './policy-rule.tsx';

interface Props {
  readonly decisions: readonly DecisionPolicy[];
  readonly vocabulary: Vocabulary;
}

/** Every decision with its rules, in the order in which they are asked. */
export function Decisions({ decisions, vocabulary }: Props) {
  return (
    <>
      <Contents decisions={decisions} />
      {decisions.map((decision) => (
        <Decision key={decision.id} decision={decision} vocabulary={vocabulary} />
      ))}
    </>
  );
}

function Contents({ decisions }: Pick<Props, 'decisions'>) {
  const { t, say } = useTexts();
  return (
    <nav className="row policy-contents" aria-label={t('policy.decisions')}>
      {decisions.map(({ id, title }) => (
        <a key={id} href={`#decision-${id}`}>
          {say(title)}
        </a>
      ))}
    </nav>
  );
}

interface DecisionProps {
  readonly decision: DecisionPolicy;
  readonly vocabulary: Vocabulary;
}

function Decision({ decision, vocabulary }: DecisionProps) {
  const { t, say } = useTexts();
  const { id, title, description, hit, requires, rules, otherwise } = decision;
  return (
    <section
      id={`decision-${id}`}
      className="policy-decision"
      aria-label={say(title)}
      data-decision={id}
    >
      <h2>{say(title)}</h2>
      {description && <div className="quiet">{say(description)}</div>}
      <p className="quiet">
        {t(hit === 'first' ? 'policy.first' : 'policy.collect')}{' '}
        {requires.length > 0 &&
          `${t('policy.requires')}: ${requires.map((one) => say(one.title)).join(t('common.and'))}`}
      </p>
      <ol className="rules">
        {rules.map((rule, i) => (
          <PolicyRule
            key={rule.name}
            decision={id}
            rule={rule}
            number={i + 1}
            vocabulary={vocabulary}
          />
        ))}
        {otherwise && (
          <li className="rule">
            {t('policy.otherwise')} → <strong>{say(otherwise)}</strong>
          </li>
        )}
      </ol>
    </section>
  );
}
