import { Input } from 'antd';
import { useTexts } from '../../texts/index.ts';

/** Why two cases are one matter, or are not. */
export function MergeReason({
  value,
  onChange,
}: {
  value: string;
  onChange: (text: string) => void;
}) {
  const { t } = useTexts();
  return (
    <Input.TextArea
      aria-label={t('merge.reason')}
      placeholder={t('merge.reason')}
      maxLength={500}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
