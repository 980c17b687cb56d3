import { Input } from 'antd';
import { useTexts } from '../texts/index.ts';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Why somebody does something that is kept with its reason. */
export function Reason({ value, onChange }: Props) {
  const { t } = useTexts();
  return (
    <Input.TextArea
      aria-label={t('common.reason')}
      placeholder={t('common.reason')}
      maxLength={500}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
