import { Input } from 'antd';
import { useTexts } from '../texts/index.ts';

interface Props {
  /** What it is called where it is more than a reason. */
  readonly label?: string;
  /** How many characters it may have. */
  readonly most?: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Why somebody does something that is kept with its reason. */
export function Reason({ label, most = 500, value, onChange }: Props) {
  const { t } = useTexts();
  return (
    <label className="stack-small">
      {label ?? t('common.reason')}
      <Input.TextArea
        autoSize={{ minRows: 2 }}
        maxLength={most}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
