import { acceptedTypes, type FieldRules, fileTypeNames, fileTypes } from '@bitan/definitions';
import { InputNumber, Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { Property } from './inputs.tsx';

type Limits = NonNullable<FieldRules['file']>;

interface Props {
  readonly limits: Limits;
  readonly disabled: boolean;
  /** Nothing, where the field takes what fields take by themselves. */
  readonly onChange: (limits: Limits | undefined) => void;
}

const megabyte = 1024 * 1024;

/** Which files a field takes, and how large one may be. */
export function FileLimits({ limits, disabled, onChange }: Props) {
  const { t } = useTexts();
  const { accept, maxBytes } = limits;
  const put = (next: Limits) => onChange(Object.keys(next).length > 0 ? next : undefined);
  return (
    <>
      <Property label={t('designer.accept')}>
        <Select
          mode="multiple"
          size="small"
          aria-label={t('designer.accept')}
          disabled={disabled}
          value={[...acceptedTypes('file', accept)]}
          options={fileTypeNames.map((value) => ({ value, label: fileTypes[value].title }))}
          onChange={(types) =>
            put({ ...(types.length > 0 && { accept: types }), ...(maxBytes && { maxBytes }) })
          }
        />
      </Property>
      <Property label={t('designer.maxMegabytes')}>
        <InputNumber<number>
          size="small"
          min={1}
          aria-label={t('designer.maxMegabytes')}
          disabled={disabled}
          value={maxBytes === undefined ? null : maxBytes / megabyte}
          onChange={(size) =>
            put({ ...(accept && { accept }), ...(size && { maxBytes: size * megabyte }) })
          }
        />
      </Property>
    </>
  );
}
