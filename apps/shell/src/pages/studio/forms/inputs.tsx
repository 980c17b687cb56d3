import type { FieldSchema, Text } from '@bitan/definitions';
import { Input, InputNumber } from 'antd';
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
  readonly onChange: (text: Text) => void;
}

/** A text in both languages; it is taken when one leaves it, so that it is one step to undo. */
export function TextInput({ label, value, disabled, onChange }: TextProps) {
  const { t } = useTexts();
  const said = { 'zh-CN': value?.['zh-CN'] ?? '', en: value?.en ?? '' };
  return (
    <Property label={label}>
      <Line
        label={`${label} ${t('designer.zh')}`}
        value={said['zh-CN']}
        disabled={disabled}
        onChange={(zh) => onChange({ 'zh-CN': zh, en: said.en || zh })}
      />
      <Line
        label={`${label} ${t('designer.en')}`}
        value={said.en}
        disabled={disabled}
        onChange={(en) => onChange({ 'zh-CN': said['zh-CN'] || en, en })}
      />
    </Property>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

export function Line({ label, value, disabled = false, onChange }: LineProps) {
  const [typed, setTyped] = useState<string>();
  const take = () => {
    if (typed !== undefined && typed.trim() !== '' && typed !== value) onChange(typed.trim());
    setTyped(undefined);
  };
  return (
    <Input
      size="small"
      aria-label={label}
      placeholder={label}
      value={typed ?? value}
      disabled={disabled}
      maxLength={300}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
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

export function limitsOf({ type, oneOf, format }: FieldSchema): readonly Limit[] {
  if (type === 'string') return oneOf || format ? [] : ['minLength', 'maxLength'];
  if (type === 'integer' || type === 'number') return ['minimum', 'maximum'];
  return type === 'array' ? ['minItems', 'maxItems'] : [];
}

interface LimitProps {
  readonly limit: Limit;
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number | undefined) => void;
}

export function LimitInput({ limit, value, disabled, onChange }: LimitProps) {
  const { t } = useTexts();
  const label = t(`designer.${limit}`);
  return (
    <Property label={label}>
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
    </Property>
  );
}
