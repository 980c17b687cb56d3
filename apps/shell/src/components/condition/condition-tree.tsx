import {
  type Condition,
  isParameter,
  type Leaf,
  type Operand,
  type Scalar,
} from '@bitan/definitions';
import { useTexts } from '../../texts/index.ts';
import './condition.css';
import { sayParameter, sayScalar, type Vocabulary } from './vocabulary.ts';

interface Props {
  readonly condition: Condition;
  readonly vocabulary: Vocabulary;
}

/** A condition to be read: a list in a list, in words. */
export function ConditionTree({ condition, vocabulary }: Props) {
  const { t } = useTexts();
  if ('fact' in condition) return <LeafSaid leaf={condition} vocabulary={vocabulary} />;
  const [word, of] =
    'not' in condition
      ? ([t('condition.not'), [condition.not]] as const)
      : 'all' in condition
        ? ([t('condition.all'), condition.all] as const)
        : ([t('condition.any'), condition.any] as const);
  return (
    <div className="condition">
      <span className="quiet">{word}</span>
      <ul>
        {of.map((part, i) => (
          <li key={i}>
            <ConditionTree condition={part} vocabulary={vocabulary} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LeafSaid({ leaf, vocabulary }: { readonly leaf: Leaf; readonly vocabulary: Vocabulary }) {
  const { t, say } = useTexts();
  const term = vocabulary.terms.get(leaf.fact);
  return (
    <span>
      {term ? say(term.title) : leaf.fact} <em>{t(`condition.${leaf.operator}`)}</em>{' '}
      <strong>{useOperand(leaf, leaf.value, vocabulary)}</strong>
    </span>
  );
}

function useOperand({ fact }: Leaf, value: Operand, vocabulary: Vocabulary): string {
  const { t, say } = useTexts();
  if (isParameter(value)) return sayParameter(vocabulary, value, say);
  const term = vocabulary.terms.get(fact);
  const one = (scalar: Scalar) => sayScalar(term, scalar, say, t('common.yes'), t('common.no'));
  return Array.isArray(value) ? value.map(one).join(t('common.and')) : one(value);
}
