import { isParameter, type Operand, type Operator, parameterId } from '@bitan/definitions';
import { Select } from 'antd';
import { memo } from 'react';
import { useTexts } from '../../texts/index.ts';
import { useStable } from '../use-stable.ts';
import { TermInput } from './term-input.tsx';
import type { LeafNode } from './tree.ts';
import {
  comparisons,
  parametersFor,
  reference,
  type Term,
  takesList,
  type Vocabulary,
} from './vocabulary.ts';

interface Props {
  readonly node: LeafNode;
  readonly vocabulary: Vocabulary;
  readonly onChange: (node: LeafNode) => void;
}

/** One comparison: a fact, how it is compared, and with what. */
export function LeafEditor({ node, vocabulary, onChange }: Props) {
  const term = node.fact === undefined ? undefined : vocabulary.terms.get(node.fact);
  const chooseFact = useStable((fact: string) => {
    const [operator] = comparisons[vocabulary.terms.get(fact)?.type ?? 'boolean'];
    onChange({ key: node.key, kind: 'leaf', fact, operator });
  });
  const chooseOperator = useStable((operator: Operator) => {
    const fits = takesList(operator) === takesList(node.operator);
    onChange({ ...node, operator, value: fits ? node.value : undefined });
  });
  return (
    <>
      <FactSelect vocabulary={vocabulary} value={node.fact} onChange={chooseFact} />
      {term && (
        <>
          <OperatorSelect type={term.type} value={node.operator} onChange={chooseOperator} />
          <Compared node={node} term={term} vocabulary={vocabulary} onChange={onChange} />
        </>
      )}
    </>
  );
}

interface FactProps {
  readonly vocabulary: Vocabulary;
  readonly value: string | undefined;
  readonly onChange: (fact: string) => void;
}

/** Drawn anew only when something else is chosen, not with every key typed beside it. */
const FactSelect = memo(function FactSelect({ vocabulary, value, onChange }: FactProps) {
  const { t, say } = useTexts();
  return (
    <Select<string>
      aria-label={t('condition.fact')}
      placeholder={t('condition.fact')}
      showSearch={{ optionFilterProp: 'label' }}
      {...(value !== undefined && { value })}
      options={[...vocabulary.terms.values()].map((one) => ({
        value: one.id,
        label: one.id.startsWith('decision:')
          ? t('condition.decision', { title: say(one.title) })
          : say(one.title),
      }))}
      onChange={onChange}
      style={{ minWidth: 220 }}
    />
  );
});

interface OperatorProps {
  readonly type: Term['type'];
  readonly value: Operator | undefined;
  readonly onChange: (operator: Operator) => void;
}

const OperatorSelect = memo(function OperatorSelect({ type, value, onChange }: OperatorProps) {
  const { t } = useTexts();
  return (
    <Select<Operator>
      aria-label={t('condition.operator')}
      {...(value && { value })}
      options={comparisons[type].map((one) => ({ value: one, label: t(`condition.${one}`) }))}
      onChange={onChange}
      style={{ minWidth: 110 }}
    />
  );
});

interface SourceProps {
  readonly value: 'literal' | 'parameter';
  readonly onChange: (source: 'literal' | 'parameter') => void;
}

const SourceSelect = memo(function SourceSelect({ value, onChange }: SourceProps) {
  const { t } = useTexts();
  return (
    <Select<'literal' | 'parameter'>
      aria-label={t('condition.source')}
      value={value}
      options={[
        { value: 'literal', label: t('condition.literal') },
        { value: 'parameter', label: t('condition.parameter') },
      ]}
      onChange={onChange}
    />
  );
});

/** What the fact is compared with: a value written here, or a parameter, where one fits. */
function Compared({ node, term, vocabulary, onChange }: Props & { readonly term: Term }) {
  const { t, say } = useTexts();
  const parameters = parametersFor(vocabulary, term, node.operator);
  const current = node.value;
  const chosen = current !== undefined && isParameter(current) ? current : undefined;
  const change = (value: Operand | undefined) => onChange({ ...node, value });
  const chooseSource = useStable((source: 'literal' | 'parameter') =>
    change(source === 'parameter' ? reference(parameters[0]?.id ?? '') : undefined),
  );
  return (
    <>
      {parameters.length > 0 && (
        <SourceSelect value={chosen ? 'parameter' : 'literal'} onChange={chooseSource} />
      )}
      {chosen ? (
        <Select<string>
          aria-label={t('condition.parameter')}
          showSearch={{ optionFilterProp: 'label' }}
          value={parameterId(chosen)}
          options={parameters.map((one) => ({
            value: one.id,
            label: `${say(one.title)} (${say(one.said)})`,
          }))}
          onChange={(id) => change(reference(id))}
          style={{ minWidth: 200 }}
        />
      ) : (
        <TermInput
          term={term}
          several={takesList(node.operator)}
          label={t('condition.value')}
          value={current as Exclude<typeof current, { fact: string }>}
          onChange={change}
        />
      )}
    </>
  );
}
