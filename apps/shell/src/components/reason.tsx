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
    <label className="stack-small">
      {t('common.reason')}
      <Input.TextArea
        maxLength={500}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
