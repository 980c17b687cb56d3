import { Input } from 'antd';
import { useTexts } from '../texts/index.ts';

interface Props {
  /** What it is called where it is more than a reason. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Why somebody does something that is kept with its reason. */
export function Reason({ label, value, onChange }: Props) {
  const { t } = useTexts();
  return (
    <label className="stack-small">
      {label ?? t('common.reason')}
      <Input.TextArea
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
