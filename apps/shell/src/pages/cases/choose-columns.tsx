import { Button, Checkbox, Popover } from 'antd';
import { caseColumns, usualColumns } from '../../components/case-columns.tsx';
import { useTexts } from '../../texts/index.ts';
import type { Changes, Wanted } from './wanted.ts';

interface Props {
  readonly wanted: Wanted;
  readonly onChange: (changes: Changes) => void;
}

/** Which columns the table has; the title is always among them. */
export function ChooseColumns({ wanted, onChange }: Props) {
  const { t } = useTexts();
  const names = caseColumns.filter((name) => name !== 'name');
  const shown = wanted.columns ?? usualColumns;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          style={{ flexDirection: 'column', gap: 6 }}
          value={[...shown]}
          options={names.map((name) => ({ value: name, label: t(`cases.${name}`) }))}
          onChange={(columns) => onChange({ columns: columns as string[] })}
        />
      }
    >
      <Button>{t('cases.columns')}</Button>
    </Popover>
  );
}
