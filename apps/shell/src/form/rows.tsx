import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Answers } from '@bitan/api';
import { Button } from 'antd';
import { type ComponentType, useEffect, useRef } from 'react';
import { useStable } from '../components/use-stable.ts';
import { useTexts } from '../texts/index.ts';
import { useField } from './field-context.tsx';
import type { Field } from './fields.ts';
import { separator } from './pointers.ts';
import { useRowKeys } from './use-row-keys.ts';

/** One field of a row; given, because a field can be a table of rows itself. */
type Cell = ComponentType<{
  readonly field: Field;
  readonly id: string;
  readonly value: unknown;
  readonly required: boolean;
  readonly readonly: boolean;
  readonly onAnswer: (name: string, value: unknown) => void;
}>;

interface Props {
  readonly cell: Cell;
  readonly field: Field;
  readonly id: string;
  readonly value: unknown;
  readonly readonly: boolean;
  readonly onChange: (rows: readonly Answers[]) => void;
}

/** A table of rows, each a small form of its own. */
export function Rows({ cell, field, id, value, readonly, onChange }: Props) {
  const { t } = useTexts();
  const { onBlur, aria } = useField(id);
  const rows = (value ?? none) as readonly Answers[];
  const { keys, removeKey } = useRowKeys(rows.length);
  const box = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  useEffect(() => {
    const last = [...(box.current?.querySelectorAll('.rows-row') ?? [])].at(-1);
    // Who adds a row wants to fill it in.
    if (added.current) last?.querySelector<HTMLElement>('input, textarea')?.focus();
    added.current = false;
  }, [rows.length]);
  const change = useStable((at: number, row: Answers) =>
    onChange(rows.map((one, i) => (i === at ? row : one))),
  );
  const remove = useStable((at: number) => {
    removeKey(at);
    onChange(rows.filter((_, i) => i !== at));
  });
  const { title, maxItems } = field.schema;
  const full = maxItems !== undefined && rows.length >= maxItems;
  const add = () => {
    added.current = true;
    onChange([...rows, {}]);
  };
  return (
    <div role="group" id={id} ref={box} className="rows" tabIndex={-1} onBlur={onBlur} {...aria}>
      {rows.length === 0 && <span className="quiet">{t('form.noRows')}</span>}
      {rows.map((row, i) => (
        <Row
          key={keys[i]}
          cell={cell}
          fields={field.row ?? []}
          needed={field.schema.items?.required ?? []}
          id={id + separator + i}
          at={i}
          row={row}
          readonly={readonly}
          onChange={change}
          onRemove={remove}
        />
      ))}
      {!full && !readonly && (
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={add}
          aria-label={`${t('form.addRow')} ${title}`}
        >
          {t('form.addRow')}
        </Button>
      )}
    </div>
  );
}

const none: readonly Answers[] = [];

interface RowProps {
  readonly cell: Cell;
  readonly fields: readonly Field[];
  readonly needed: readonly string[];
  readonly id: string;
  readonly at: number;
  readonly row: Answers;
  readonly readonly: boolean;
  readonly onChange: (at: number, row: Answers) => void;
  readonly onRemove: (at: number) => void;
}

function Row(props: RowProps) {
  const { cell: FieldView, fields, needed, id, at, row, readonly, onChange, onRemove } = props;
  const { t } = useTexts();
  const answer = useStable((name: string, value: unknown) => {
    const { [name]: _, ...others } = row;
    onChange(at, value === undefined ? others : { ...others, [name]: value });
  });
  const remove = t('form.removeRow', { n: at + 1 });
  return (
    <div role="group" aria-label={t('form.row', { n: at + 1 })} className="rows-row">
      <div className="rows-head">
        <span className="quiet">{t('form.row', { n: at + 1 })}</span>
        {!readonly && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={remove}
            title={remove}
            onClick={() => onRemove(at)}
          />
        )}
      </div>
      <div className="fields">
        {fields.map((field) => (
          <FieldView
            key={field.id}
            field={field}
            id={id + separator + field.id}
            value={row[field.id]}
            required={needed.includes(field.id)}
            readonly={readonly}
            onAnswer={answer}
          />
        ))}
      </div>
    </div>
  );
}
