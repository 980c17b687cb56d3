import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { More } from '../more.tsx';
import { useGradually } from '../use-gradually.ts';
import type { TableProps } from './column.ts';
import { Row } from './row.tsx';
import './table.css';

export type { Column } from './column.ts';

/** Rows and columns: the browser's own table with our look, since a list is what opens most often. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, rowKey, size = 'small', atOnce, choosing, below, className = '' } = props;
  const [shown, show] = useState(atOnce ?? Number.POSITIVE_INFINITY);
  const keyOf = (row: Row): string =>
    typeof rowKey === 'function' ? rowKey(row) : String(row[rowKey]);
  const drawn = useGradually(rows.slice(0, shown), 15);
  const span = columns.length + (choosing ? 1 : 0) + (below ? 1 : 0);
  const isFixed = columns.some(({ ellipsis }) => ellipsis);
  return (
    <div className={`table table-${size} ${className}`} data-testid={props['data-testid']}>
      <table className={isFixed ? 'table-fixed' : undefined} aria-busy={props.isPending}>
        <colgroup>
          {choosing && <col style={{ width: 32 }} />}
          {below && <col style={{ width: 48 }} />}
          {columns.map(({ width }, n) => (
            <col key={n} style={{ width }} />
          ))}
        </colgroup>
        <Head {...props} keys={rows.map(keyOf)} />
        <tbody>
          {drawn.map((row) => (
            <Row key={keyOf(row)} row={row} name={keyOf(row)} span={span} {...props} />
          ))}
          {rows.length === 0 && <None span={span} {...props} />}
        </tbody>
      </table>
      <More
        more={rows.length > shown ? () => show(shown + (atOnce ?? 0)) : undefined}
        loading={false}
      />
    </div>
  );
}

interface HeadProps<Row> extends TableProps<Row> {
  readonly keys: readonly string[];
}

function Head<Row>({ columns, choosing, below, keys }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {choosing && (
          <th>
            <ChooseAll {...choosing} keys={keys} />
          </th>
        )}
        {below && <td />}
        {columns.map(({ key, title, align, className }, n) => (
          <th
            key={key ?? n}
            scope="col"
            className={className}
            style={align && { textAlign: align }}
          >
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface ChooseAllProps {
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
  readonly all: string;
  readonly keys: readonly string[];
}

function ChooseAll({ chosen, onChoose, all, keys }: ChooseAllProps) {
  const every = keys.length > 0 && keys.every((key) => chosen.includes(key));
  return (
    <input
      type="checkbox"
      aria-label={all}
      checked={every}
      ref={(box) => {
        if (box) box.indeterminate = chosen.length > 0 && !every;
      }}
      onChange={() => onChoose(every ? [] : keys)}
    />
  );
}

interface NoneProps {
  readonly span: number;
  readonly isPending?: boolean;
  readonly empty?: ReactNode;
}

function None({ span, isPending, empty }: NoneProps) {
  const { t } = useTexts();
  return (
    <tr className="table-none">
      <td colSpan={span}>
        {isPending ? (
          <div className="waiting" aria-label={t('common.waiting')} role="status" />
        ) : (
          empty
        )}
      </td>
    </tr>
  );
}
