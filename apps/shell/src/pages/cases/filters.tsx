import type { FilterView } from '@bitan/api';
import { Button, Popover } from 'antd';
import type { ComponentProps } from 'react';
import { useReply } from '../../api/queries.ts';
import { Segments } from '../../components/choices.tsx';
import { DayInput } from '../../components/day-input.tsx';
import { Select } from '../../components/select.tsx';
import { useTexts } from '../../texts/index.ts';
import { type Changes, marksIn, sorts, type Wanted, withMark } from './wanted.ts';

interface Props {
  readonly wanted: Wanted;
  readonly onChange: (changes: Changes) => void;
  readonly onClear: () => void;
}

/** What narrows the list, and in which order it stands. */
export function Filters({ wanted, onChange, onClear }: Props) {
  const { t, say } = useTexts();
  const workflows = useReply('workflows', {}).data ?? [];
  const { workflow } = wanted;
  const filters = useReply('caseFilters', { query: { workflow } }).data;
  const options = (of: readonly { id: string; title: Parameters<typeof say>[0] }[] = []) =>
    of.map(({ id, title }) => ({ value: id, label: say(title) }));
  const marks = marksIn(wanted.marks);
  const isSearch = Boolean(wanted.q || wanted.marks);
  return (
    <div className="row" role="search" aria-label={t('cases.filters')}>
      <input
        type="search"
        className="control cases-search"
        aria-label={t('cases.search')}
        placeholder={t('cases.search')}
        value={wanted.q ?? ''}
        onChange={({ target }) => onChange({ q: target.value.slice(0, 60) || undefined })}
      />
      <Segments<'' | 'true' | 'false'>
        aria-label={t('cases.state')}
        value={wanted.open ?? ''}
        choices={[
          { value: '', label: t('common.all') },
          { value: 'true', label: t('cases.open') },
          { value: 'false', label: t('cases.closed') },
        ]}
        onChange={(open) => onChange({ open: open || undefined })}
      />
      <Choice
        label={t('cases.workflow')}
        value={workflow}
        options={options(workflows)}
        onChange={(value) => onChange({ workflow: value, stage: undefined, marks: undefined })}
      />
      <Choice
        label={t('cases.stage')}
        value={wanted.stage}
        options={options(filters?.stages)}
        onChange={(stage) => onChange({ stage })}
      />
      <Choice
        label={t('cases.handler')}
        value={wanted.handler}
        options={filters?.handlers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(handler) => onChange({ handler })}
      />
      <Choice
        label={t('cases.deadline')}
        value={wanted.due}
        options={[
          { value: 'overdue', label: t('cases.overdue') },
          { value: 'week', label: t('cases.dueWeek') },
        ]}
        onChange={(due) => onChange({ due: due as Wanted['due'] })}
      />
      <Choice
        label={t('cases.watch')}
        value={wanted.watch}
        options={options(filters?.watches)}
        onChange={(watch) => onChange({ watch })}
      />
      {wanted.import && (
        <Button onClick={() => onChange({ import: undefined })}>
          {t('cases.imported')} <span aria-hidden>×</span>
        </Button>
      )}
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<Marks filters={filters?.marks ?? []} wanted={wanted} onChange={onChange} />}
      >
        <Button>
          {t('cases.more', { count: marks.size + (wanted.from || wanted.to ? 1 : 0) })}
        </Button>
      </Popover>
      <Select
        label={t('cases.sort')}
        value={isSearch ? 'started' : (wanted.sort ?? 'updated')}
        disabled={isSearch}
        options={sorts.map((sort) => ({ value: sort, label: t(`cases.by.${sort}`) }))}
        onChange={(sort) => onChange({ sort: sort as Wanted['sort'] })}
      />
      <Button type="text" onClick={onClear}>
        {t('cases.clear')}
      </Button>
    </div>
  );
}

interface MarksProps {
  readonly filters: readonly FilterView[];
  readonly wanted: Wanted;
  readonly onChange: (changes: Changes) => void;
}

/** What was answered at first, what was decided, and when it began. */
function Marks({ filters, wanted, onChange }: MarksProps) {
  const { t, say } = useTexts();
  const chosen = marksIn(wanted.marks);
  return (
    <div className="stack" style={{ width: 320, maxHeight: 420, overflow: 'auto' }}>
      <div className="row">
        <Day label={t('cases.from')} value={wanted.from} onChange={(from) => onChange({ from })} />
        <Day label={t('cases.to')} value={wanted.to} onChange={(to) => onChange({ to })} />
      </div>
      {filters.map(({ id, title, choices }) => (
        <Choice
          key={id}
          className="select-wide"
          label={say(title)}
          value={chosen.get(id)}
          options={choices.map((choice) => ({ value: choice.value, label: say(choice.title) }))}
          onChange={(value) => onChange({ marks: withMark(wanted.marks, id, value) || undefined })}
        />
      ))}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <DayInput
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  );
}

/** What a list is narrowed to; its name stands there until something is chosen. */
function Choice(props: Omit<ComponentProps<typeof Select>, 'none'>) {
  return <Select none={props.label} {...props} />;
}
