import type { FieldSchema, Scalar } from '@bitan/definitions';
import { Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { Property } from './inputs.tsx';

interface Props {
  readonly schema: FieldSchema;
  readonly disabled: boolean;
  readonly onChange: (value: Scalar | undefined) => void;
}

/** The first value of a field with few values; for others nothing is answered beforehand. */
export function DefaultInput({ schema, disabled, onChange }: Props) {
  const { t } = useTexts();
  const isYesNo = schema.type === 'boolean';
  if (!isYesNo && !schema.oneOf) return null;
  const options = isYesNo
    ? [
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ]
    : (schema.oneOf ?? []).map((one) => ({ value: one.const, label: one.title }));
  return (
    <Property label={t('designer.default')}>
      <Select<string | null>
        size="small"
        allowClear
        aria-label={t('designer.default')}
        disabled={disabled}
        value={schema.default === undefined ? null : String(schema.default)}
        options={options}
        onChange={(value) => onChange(isYesNo && value ? value === 'true' : (value ?? undefined))}
      />
    </Property>
  );
}
