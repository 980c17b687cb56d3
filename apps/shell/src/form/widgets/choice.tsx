import { Button, Select } from 'antd';
import { AnyOf, type Choice, OneOf } from '../../components/choices.tsx';
import { useTexts } from '../../texts/index.ts';
import { useField } from '../field-context.tsx';
import { choicesOf } from '../fields.ts';
import type { WidgetProps } from '../widget-props.ts';

/** A few choices, all to be seen. */
export function RadioWidget(props: WidgetProps) {
  return <Radios {...props} choices={optionsOf(props)} />;
}

export function YesNoWidget(props: WidgetProps) {
  const { t } = useTexts();
  const choices = [
    { value: true, label: t('common.yes') },
    { value: false, label: t('common.no') },
  ];
  return <Radios {...props} choices={choices} />;
}

/** Marks from the least to the most, in a row. */
export function RatingWidget(props: WidgetProps) {
  const { minimum = 1, maximum = 5 } = props.schema;
  const marks = Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i);
  const choices = marks.map((value) => ({ value, label: String(value) }));
  return <Radios {...props} choices={choices} />;
}

type Value = string | number | boolean;

function Radios(props: WidgetProps & { readonly choices: readonly Choice<Value>[] }) {
  const { id, value, onChange, choices, required, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur } = useField(id);
  const answered = value !== undefined && value !== null;
  return (
    <div className="row">
      <OneOf
        id={id}
        {...aria}
        aria-required={required}
        value={value as Value | undefined}
        disabled={readonly || disabled}
        choices={choices}
        onBlur={onBlur}
        onChange={onChange}
      />
      {answered && !required && !readonly && !disabled && (
        <Button type="link" size="small" onClick={() => onChange(undefined)}>
          {t('form.clear')}
        </Button>
      )}
    </div>
  );
}

/** Several of a few choices. */
export function CheckboxesWidget(props: WidgetProps) {
  const { id, value, onChange, readonly, disabled } = props;
  const { aria, onBlur } = useField(id);
  return (
    <AnyOf
      id={id}
      {...aria}
      value={(value as string[] | undefined) ?? []}
      disabled={readonly || disabled}
      choices={optionsOf(props)}
      onBlur={onBlur}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
    />
  );
}

/** One of many choices, found by typing. */
export function SelectWidget(props: WidgetProps) {
  const { id, value, onChange, multiple, placeholder, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur, status } = useField(id);
  return (
    <Select<unknown>
      id={id}
      {...aria}
      status={status}
      value={value ?? null}
      {...(multiple && { mode: 'multiple' as const })}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={readonly || disabled}
      placeholder={placeholder || t('form.choose')}
      options={optionsOf(props)}
      onBlur={onBlur}
      onChange={(next) => onChange(empty(next) ? undefined : next)}
      style={{ width: '100%' }}
    />
  );
}

const empty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const optionsOf = ({ schema }: WidgetProps) =>
  choicesOf(schema).map((choice) => ({ value: choice.const, label: choice.title }));
