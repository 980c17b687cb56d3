import type { Computed, FieldSchema, Form, Summand } from '@bitan/definitions';
import { Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { NumberInput, Property } from './inputs.tsx';
import { titleIn } from './titles.ts';

interface Props {
  readonly form: Form;
  readonly field: string;
  readonly computed: Computed;
  readonly disabled: boolean;
  readonly onChange: (computed: Computed) => void;
}

const kinds = [
  'points',
  'sum',
  'rows',
  'share',
  'days',
] as const satisfies readonly Computed['kind'][];

/** How a value is found that nobody fills in: put together from a few choices. */
export function ComputedProperty({ form, field, computed, disabled, onChange }: Props) {
  const { t, language } = useTexts();
  const parts = partsOf(form, field);
  const titled = (ids: readonly string[]) =>
    ids.map((id) => ({ value: id, label: titleOf(form, id, language) }));
  return (
    <>
      <Property label={t('designer.computed')}>
        <Select<Computed['kind']>
          size="small"
          aria-label={t('designer.computed')}
          disabled={disabled}
          value={computed.kind}
          options={kinds.map((kind) => ({
            value: kind,
            label: t(`designer.computed_${kind}`),
            disabled: begun(kind, parts) === undefined,
          }))}
          onChange={(kind) => {
            const next = begun(kind, parts);
            if (next && kind !== computed.kind) onChange(next);
          }}
        />
      </Property>
      {computed.kind === 'sum' && (
        <Property label={t('designer.summands')}>
          <Select<string[]>
            size="small"
            mode="multiple"
            aria-label={t('designer.summands')}
            disabled={disabled}
            value={computed.of.map(keyOf)}
            options={titled(parts.numbers)}
            onChange={(keys) =>
              keys.length > 0 && onChange({ kind: 'sum', of: keys.map(summandOf) })
            }
          />
        </Property>
      )}
      {computed.kind === 'rows' && (
        <One
          label={t('designer.countedRows')}
          value={computed.field}
          options={titled(parts.lists)}
          disabled={disabled}
          onChange={(of) => onChange({ kind: 'rows', field: of })}
        />
      )}
      {computed.kind === 'share' && (
        <One
          label={t('designer.filledColumn')}
          value={keyOf(computed)}
          options={titled(parts.columns)}
          disabled={disabled}
          onChange={(key) => onChange({ kind: 'share', ...columnOf(key) })}
        />
      )}
      {computed.kind === 'days' &&
        (['from', 'to'] as const).map((end) => (
          <One
            key={end}
            label={t(`designer.days_${end}`)}
            value={computed[end]}
            options={titled(parts.dates)}
            disabled={disabled}
            onChange={(id) => onChange({ ...computed, [end]: id })}
          />
        ))}
      {computed.kind === 'points' && (
        <Weights
          titles={titled(parts.weighed)}
          weights={computed.weights}
          disabled={disabled}
          onChange={(weights) => onChange({ kind: 'points', weights })}
        />
      )}
    </>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function One(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly disabled: boolean;
  readonly onChange: (id: string) => void;
}) {
  const { label, value, options, disabled, onChange } = props;
  return (
    <Property label={label}>
      <Select<string>
        size="small"
        aria-label={label}
        disabled={disabled}
        value={value}
        options={[...options]}
        onChange={onChange}
      />
    </Property>
  );
}

function Weights(props: {
  readonly titles: readonly Option[];
  readonly weights: Readonly<Record<string, number>>;
  readonly disabled: boolean;
  readonly onChange: (weights: Record<string, number>) => void;
}) {
  const { titles, weights, disabled, onChange } = props;
  const { t } = useTexts();
  const put = (ids: readonly string[]) =>
    onChange(Object.fromEntries(ids.map((id) => [id, weights[id] ?? 1])));
  return (
    <Property label={t('designer.weights')}>
      <Select<string[]>
        size="small"
        mode="multiple"
        aria-label={t('designer.weights')}
        disabled={disabled}
        value={Object.keys(weights)}
        options={[...titles]}
        onChange={put}
      />
      {Object.entries(weights).map(([id, weight]) => {
        const title = titles.find(({ value }) => value === id)?.label ?? id;
        return (
          <div key={id} className="row spread">
            <small>{title}</small>
            <NumberInput
              label={t('designer.weightOf', { title })}
              value={weight}
              disabled={disabled}
              onChange={(next) => onChange({ ...weights, [id]: next ?? 1 })}
            />
          </div>
        );
      })}
    </Property>
  );
}

interface Parts {
  /** Fields, and columns as `table.column`. */
  readonly numbers: readonly string[];
  readonly lists: readonly string[];
  /** As `table.column`. */
  readonly columns: readonly string[];
  readonly dates: readonly string[];
  readonly weighed: readonly string[];
}

/** What a value can be made from: nothing that is kept apart, and nothing that is computed. */
function partsOf(form: Form, field: string): Parts {
  const open = Object.entries(form.schema.properties).filter(([id]) => {
    const { computed, seal, see, seeIn } = form.fields?.[id] ?? {};
    return id !== field && !computed && !seal && !see && !seeIn;
  });
  const ids = (fits: (schema: FieldSchema) => boolean) =>
    open.filter(([, schema]) => fits(schema)).map(([id]) => id);
  const columns = (fits: (schema: FieldSchema) => boolean) =>
    open.flatMap(([id, { items }]) =>
      Object.entries(items?.properties ?? {})
        .filter(([, column]) => fits(column))
        .map(([column]) => `${id}.${column}`),
    );
  return {
    numbers: [...ids(isNumber), ...columns(isNumber)],
    lists: ids(({ type }) => type === 'array'),
    columns: columns(() => true),
    dates: ids(({ format }) => format === 'date' || format === 'date-time'),
    weighed: ids((schema) => isNumber(schema) || schema.type === 'boolean'),
  };
}

const isNumber = ({ type }: FieldSchema) => type === 'number' || type === 'integer';

/** A way to compute to begin with; none where the form has nothing that it could be made from. */
function begun(kind: Computed['kind'], parts: Parts): Computed | undefined {
  const [number] = parts.numbers;
  const [list] = parts.lists;
  const [column] = parts.columns;
  const [from, to] = parts.dates;
  switch (kind) {
    case 'sum':
      return number === undefined ? undefined : { kind, of: [summandOf(number)] };
    case 'rows':
      return list === undefined ? undefined : { kind, field: list };
    case 'share':
      return column === undefined ? undefined : { kind, ...columnOf(column) };
    case 'days':
      return from === undefined || to === undefined ? undefined : { kind, from, to };
    case 'points':
      return { kind, weights: {} };
  }
}

const keyOf = ({ field, column }: Summand) => (column ? `${field}.${column}` : field);

function summandOf(key: string): Summand {
  const [field = '', column] = key.split('.');
  return { field, ...(column && { column }) };
}

function columnOf(key: string) {
  const { field, column = '' } = summandOf(key);
  return { field, column };
}

function titleOf(form: Form, key: string, language: 'zh-CN' | 'en'): string {
  const { field, column } = summandOf(key);
  const title = titleIn(form, field, language);
  if (!column) return title;
  const english = language === 'en' ? form.texts?.en[key]?.title : undefined;
  const schema = form.schema.properties[field]?.items?.properties?.[column];
  return `${title} · ${english ?? schema?.title ?? column}`;
}
