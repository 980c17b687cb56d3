import type { FieldSchema, Text } from '@bitan/definitions';
import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../texts/index.ts';

/** A line of the properties: what it is, and its control below. */
export function Property({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="stack-small">
      <small>{label}</small>
      {children}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: Text | undefined;
  readonly disabled: boolean;
  readonly lines?: number;
  readonly onChange: (text: Text) => void;
  /** Takes it away where it need not be said: by emptying the Chinese line. */
  readonly onClear?: () => void;
}

/** A text in both languages; it is taken when one leaves it, so that it is one step to undo. */
export function TextInput({ label, value, disabled, lines = 1, onChange, onClear }: TextProps) {
  const { t } = useTexts();
  const said = { 'zh-CN': value?.['zh-CN'] ?? '', en: value?.en ?? '' };
  return (
    <Property label={label}>
      <Line
        label={`${label} ${t('designer.zh')}`}
        value={said['zh-CN']}
        disabled={disabled}
        lines={lines}
        onChange={(zh) => onChange({ 'zh-CN': zh, en: said.en || zh })}
        {...(onClear && { onClear })}
      />
      <Line
        label={`${label} ${t('designer.en')}`}
        value={said.en}
        disabled={disabled}
        lines={lines}
        onChange={(en) => onChange({ 'zh-CN': said['zh-CN'] || en, en })}
      />
    </Property>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly lines?: number;
  readonly onChange: (value: string) => void;
  readonly onClear?: () => void;
}

export function Line(props: LineProps) {
  const { label, value, disabled = false, lines = 1, onChange, onClear } = props;
  const [typed, setTyped] = useState<string>();
  const take = () => {
    const next = typed?.trim();
    if (next) {
      if (next !== value) onChange(next);
    } else if (next === '' && value !== '') onClear?.();
    setTyped(undefined);
  };
  const shared = {
    size: 'small' as const,
    'aria-label': label,
    placeholder: label,
    value: typed ?? value,
    disabled,
    onBlur: take,
  };
  if (lines > 1) {
    return (
      <Input.TextArea
        {...shared}
        rows={lines}
        maxLength={1000}
        onChange={({ target }) => setTyped(target.value)}
      />
    );
  }
  return (
    <Input
      {...shared}
      maxLength={300}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={take}
    />
  );
}

/** The limits that a field of a type can have. */
export const limits = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const;
export type Limit = (typeof limits)[number];

export function limitsOf({ type, oneOf, format }: FieldSchema, widget?: string): readonly Limit[] {
  if (widget === 'file' || widget === 'signature') return type === 'array' ? ['maxItems'] : [];
  if (type === 'string') return oneOf || format ? [] : ['minLength', 'maxLength'];
  if (type === 'integer' || type === 'number') return ['minimum', 'maximum'];
  return type === 'array' ? ['minItems', 'maxItems'] : [];
}

interface NumberProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that is taken when one leaves it. */
export function NumberInput({ label, value, disabled, onChange }: NumberProps) {
  return (
    <InputNumber<number>
      size="small"
      aria-label={label}
      value={value ?? null}
      disabled={disabled}
      changeOnWheel={false}
      onBlur={({ target }) => {
        const typed = target.value.trim();
        const next = typed === '' ? undefined : Number(typed);
        if (next !== value && !Number.isNaN(next)) onChange(next);
      }}
    />
  );
}

export function LimitInput({
  limit,
  ...props
}: Omit<NumberProps, 'label'> & { readonly limit: Limit }) {
  const { t } = useTexts();
  const label = t(`designer.${limit}`);
  return (
    <Property label={label}>
      <NumberInput label={label} {...props} />
    </Property>
  );
}

const decimals = [0, 1, 2, 3, 4];

/** How many decimals a number may have. */
export function DecimalsInput({
  step,
  most = decimals.length,
  disabled,
  onChange,
}: {
  readonly step: number | undefined;
  /** Fewer can be chosen, more not. */
  readonly most?: number;
  readonly disabled: boolean;
  readonly onChange: (step: number | undefined) => void;
}) {
  const { t } = useTexts();
  return (
    <Property label={t('designer.decimals')}>
      <Select<number>
        size="small"
        allowClear
        aria-label={t('designer.decimals')}
        placeholder={t('designer.everybody')}
        disabled={disabled}
        value={step === undefined ? null : decimalsOf(step)}
        options={decimals.filter((one) => one <= most).map((one) => ({ value: one, label: one }))}
        onChange={(chosen) => onChange(chosen === undefined ? undefined : 10 ** -chosen)}
      />
    </Property>
  );
}

/** The decimals that numbers in such steps have. */
export const decimalsOf = (step: number): number => Math.max(0, Math.round(-Math.log10(step)));
