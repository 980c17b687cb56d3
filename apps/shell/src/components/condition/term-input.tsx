import type { FactValue } from '@bitan/definitions';
import { InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '../../texts/index.ts';
import { DatePicker } from '../date-picker.ts';
import type { Term } from './vocabulary.ts';

interface Props {
  readonly term: Term;
  readonly value: FactValue | undefined;
  readonly onChange: (value: FactValue | undefined) => void;
  /** Whether several values are asked for. */
  readonly several?: boolean;
  readonly label: string;
}

/** A value of a term, by its type; empty while it is not known. */
export function TermInput(props: Props) {
  const { term, value, onChange, label } = props;
  const { say } = useTexts();
  if (term.type === 'integer' || term.type === 'number') {
    return (
      <InputNumber<number>
        aria-label={label}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next ?? undefined)}
        {...(term.unit && { suffix: say(term.unit) })}
        style={{ width: 150 }}
      />
    );
  }
  if (term.type === 'date') {
    return (
      <DatePicker
        aria-label={label}
        value={typeof value === 'string' ? dayjs(value) : null}
        onChange={(next) => onChange(next?.format('YYYY-MM-DD'))}
      />
    );
  }
  return <ChoiceInput {...props} />;
}

/** One or several of the term's values; the control knows only strings. */
function ChoiceInput({ term, value, onChange, several = false, label }: Props) {
  const { t, say } = useTexts();
  const yesNo = term.type === 'boolean';
  const options = yesNo
    ? [
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ]
    : term.values.map(({ id, title }) => ({ value: id, label: say(title) }));
  const common = {
    'aria-label': label,
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    placeholder: t('form.choose'),
    options,
    style: { minWidth: 180 },
  };
  if (several) {
    return (
      <Select<string[]>
        {...common}
        mode="multiple"
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={(next) => onChange(next.length > 0 ? next : undefined)}
      />
    );
  }
  return (
    <Select<string | null>
      {...common}
      value={value === undefined ? null : String(value)}
      onChange={(next) => onChange(yesNo && next ? next === 'true' : (next ?? undefined))}
    />
  );
}
