import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import type { Column, TableProps } from './column.ts';

interface Props<Row> extends Pick<TableProps<Row>, 'columns' | 'choosing' | 'below' | 'rowProps'> {
  readonly row: Row;
  /** Its key. */
  readonly name: string;
  readonly span: number;
}

/** One row of a table, and what folds out below it. */
export function Row<Row>({ row, name, span, columns, choosing, below, rowProps }: Props<Row>) {
  const [open, setOpen] = useState(false);
  const isChosen = choosing?.chosen.includes(name) ?? false;
  const more = below?.(row);
  const { className = '', ...given } = rowProps?.(row) ?? {};
  return (
    <>
      <tr
        data-row-key={name}
        className={isChosen ? `${className} chosen` : className || undefined}
        {...given}
      >
        {choosing && (
          <td>
            <input
              type="checkbox"
              aria-label={choosing.one(row)}
              checked={isChosen}
              onChange={() =>
                choosing.onChoose(
                  isChosen
                    ? choosing.chosen.filter((one) => one !== name)
                    : [...choosing.chosen, name],
                )
              }
            />
          </td>
        )}
        {below && <td>{more && <Fold open={open} onChange={setOpen} />}</td>}
        {columns.map((column, n) => (
          <Cell key={column.key ?? n} column={column} row={row} />
        ))}
      </tr>
      {open && more && (
        <tr className="table-below">
          <td colSpan={span}>{more}</td>
        </tr>
      )}
    </>
  );
}

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
}

function Cell<Row>({ column, row }: CellProps<Row>) {
  const { dataIndex, render, align, className = '', ellipsis, label } = column;
  const names = ellipsis ? `${className} table-cut` : className;
  return (
    <td className={names || undefined} style={align && { textAlign: align }} data-label={label}>
      {render ? render(row) : dataIndex && (row[dataIndex] as ReactNode)}
    </td>
  );
}

interface FoldProps {
  readonly open: boolean;
  readonly onChange: (open: boolean) => void;
}

function Fold({ open, onChange }: FoldProps) {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className="table-fold"
      aria-expanded={open}
      aria-label={t(open ? 'common.foldRow' : 'common.unfoldRow')}
      onClick={() => onChange(!open)}
    >
      {open ? '−' : '+'}
    </button>
  );
}
