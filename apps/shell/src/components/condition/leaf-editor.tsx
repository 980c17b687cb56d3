import { isParameter, type Operand, parameterId } from '@bitan/definitions';
import { Select } from 'antd';
import { useTexts } from '../../texts/index.ts';
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
  const { t, say } = useTexts();
  const term = node.fact === undefined ? undefined : vocabulary.terms.get(node.fact);
  const fresh = (fact: string): LeafNode => {
    const [operator] = comparisons[vocabulary.terms.get(fact)?.type ?? 'boolean'];
    return { key: node.key, kind: 'leaf', fact, operator };
  };
  return (
    <>
      <Select<string>
        aria-label={t('condition.fact')}
        placeholder={t('condition.fact')}
        showSearch={{ optionFilterProp: 'label' }}
        {...(node.fact !== undefined && { value: node.fact })}
        options={[...vocabulary.terms.values()].map((one) => ({
          value: one.id,
          label: one.id.startsWith('decision:')
            ? t('condition.decision', { title: say(one.title) })
            : say(one.title),
        }))}
        onChange={(fact) => onChange(fresh(fact))}
        style={{ minWidth: 220 }}
      />
      {term && <Comparison node={node} term={term} vocabulary={vocabulary} onChange={onChange} />}
    </>
  );
}

function Comparison({ node, term, vocabulary, onChange }: Props & { readonly term: Term }) {
  const { t } = useTexts();
  const { operator } = node;
  return (
    <>
      <Select
        aria-label={t('condition.operator')}
        {...(operator && { value: operator })}
        options={comparisons[term.type].map((value) => ({ value, label: t(`condition.${value}`) }))}
        onChange={(next) => {
          const fits = takesList(next) === takesList(operator);
          onChange({ ...node, operator: next, value: fits ? node.value : undefined });
        }}
        style={{ minWidth: 110 }}
      />
      <Compared node={node} term={term} vocabulary={vocabulary} onChange={onChange} />
    </>
  );
}

/** What the fact is compared with: a value written here, or a parameter, where one fits. */
function Compared({ node, term, vocabulary, onChange }: Props & { readonly term: Term }) {
  const { t, say } = useTexts();
  const parameters = parametersFor(vocabulary, term, node.operator);
  const current = node.value;
  const chosen = current !== undefined && isParameter(current) ? current : undefined;
  const change = (value: Operand | undefined) => onChange({ ...node, value });
  return (
    <>
      {parameters.length > 0 && (
        <Select<'literal' | 'parameter'>
          aria-label={t('condition.source')}
          value={chosen ? 'parameter' : 'literal'}
          options={[
            { value: 'literal', label: t('condition.literal') },
            { value: 'parameter', label: t('condition.parameter') },
          ]}
          onChange={(source) =>
            change(source === 'parameter' ? reference(parameters[0]?.id ?? '') : undefined)
          }
        />
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
