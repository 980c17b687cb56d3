import { Button, Popover } from 'antd';
import { caseColumns, usualColumns } from '../../components/case-columns.tsx';
import { AnyOf } from '../../components/choices.tsx';
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
        <AnyOf<string>
          style={{ flexDirection: 'column' }}
          aria-label={t('cases.columns')}
          value={shown}
          choices={names.map((name) => ({ value: name, label: t(`cases.${name}`) }))}
          onChange={(columns) => onChange({ columns: [...columns] })}
        />
      }
    >
      <Button>{t('cases.columns')}</Button>
    </Popover>
  );
}
