import type { AddedBinding, AddedField, Fact, Scalar } from '@bitan/definitions';
import { Button, Select } from 'antd';
import { choicesOf } from '../../../form/fields.ts';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';
import { Property } from './inputs.tsx';

interface Props {
  readonly added: AddedField;
  readonly mayEdit: boolean;
  readonly onChange: (binds: AddedBinding[] | undefined) => void;
}

/** Which of the office's own facts the answer becomes, and how. */
export function Binds({ added, mayEdit, onChange }: Props) {
  const { t, say } = useTexts();
  const { layer } = useDraft('layer');
  const { schema, fact: own, binds = [] } = added;
  const asked = (layer.facts ?? []).filter(({ source }) => source.kind === 'answer');
  const kinds = kindsOf(schema);
  const fitting = asked.filter((fact) => kinds.some((kind) => fits(kind, schema, fact)));
  const put = (next: AddedBinding[]) => onChange(next.length > 0 ? next : undefined);
  if (fitting.length === 0 && binds.length === 0) {
    return <small className="quiet">{t('designer.noFacts')}</small>;
  }
  const choices = choicesOf(schema).map((one) => ({ value: one.const, label: one.title }));
  return (
    <Property label={t('designer.binds')}>
      {binds.map((bind, i) => (
        <div key={i} className="bind-row">
          <Select<string>
            size="small"
            aria-label={`${t('designer.binds')} ${i + 1}`}
            disabled={!mayEdit}
            value={bind.fact}
            options={asked
              .filter((fact) => fits(bind.kind, schema, fact))
              .map(({ id, title }) => ({ value: id, label: say(title) }))}
            onChange={(fact) => put(binds.with(i, { ...bind, fact }))}
          />
          <Select<AddedBinding['kind']>
            size="small"
            aria-label={`${t('designer.bindKind')} ${i + 1}`}
            disabled={!mayEdit}
            value={bind.kind}
            options={kinds.map((kind) => ({
              value: kind,
              label: t(`designer.bind_${kind}`),
              disabled: !asked.some((fact) => fact.id === bind.fact && fits(kind, schema, fact)),
            }))}
            onChange={(kind) => put(binds.with(i, withKind(bind.fact, kind, choices[0]?.value)))}
          />
          {(bind.kind === 'has' || bind.kind === 'equals') && choices.length > 0 && (
            <Select<string>
              size="small"
              aria-label={`${t('designer.choices')} ${i + 1}`}
              disabled={!mayEdit}
              value={String(bind.value)}
              options={choices}
              onChange={(value) => put(binds.with(i, { ...bind, value }))}
            />
          )}
          {mayEdit && (
            <Button
              size="small"
              type="text"
              danger
              aria-label={`${t('condition.remove')} ${t('designer.binds')} ${i + 1}`}
              onClick={() => put(binds.toSpliced(i, 1))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      {mayEdit &&
        fitting
          .filter(({ id }) => id !== own && !binds.some(({ fact }) => fact === id))
          .map((fact) => (
            <Button
              key={fact.id}
              size="small"
              onClick={() => {
                const kind = kinds.find((one) => fits(one, schema, fact)) ?? 'field';
                put([...binds, withKind(fact.id, kind, choices[0]?.value)]);
              }}
            >
              {t('designer.bindTo', { fact: say(fact.title) })}
            </Button>
          ))}
    </Property>
  );
}

function withKind(
  fact: string,
  kind: AddedBinding['kind'],
  value: Scalar | undefined,
): AddedBinding {
  const needsValue = kind === 'has' || kind === 'equals';
  return { fact, kind, ...(needsValue && value !== undefined && { value }) };
}

type Schema = AddedField['schema'];

function kindsOf({ type, oneOf, items }: Schema): AddedBinding['kind'][] {
  if (type === 'array') return items?.oneOf ? ['countOf', 'has'] : ['countOf'];
  return oneOf ? ['equals'] : ['field'];
}

/** Whether an answer bound in this way is of the type of a fact. */
function fits(kind: AddedBinding['kind'], { type, format }: Schema, fact: Fact): boolean {
  if (kind === 'has' || kind === 'equals') return fact.type === 'boolean';
  if (kind === 'countOf') return fact.type === 'integer' || fact.type === 'number';
  if (format === 'date') return fact.type === 'date';
  return fact.type === type || (fact.type === 'number' && type === 'integer');
}
