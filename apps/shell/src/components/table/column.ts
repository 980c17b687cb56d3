import type { HTMLAttributes, ReactNode } from 'react';

export interface Column<Row> {
  readonly key?: string;
  readonly title: ReactNode;
  /** What of a row stands here as it is; `render` says it otherwise. */
  readonly dataIndex?: keyof Row & string;
  readonly render?: (row: Row) => ReactNode;
  readonly width?: number;
  readonly align?: 'right';
  readonly className?: string;
  /** One line, cut where the room ends. */
  readonly ellipsis?: boolean;
  /** What a cell is called where rows stack and the head is not there. */
  readonly label?: string;
}

export interface Choosing<Row> {
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
  readonly all: string;
  readonly one: (row: Row) => string;
}

export interface TableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (keyof Row & string) | ((row: Row) => string);
  readonly size?: 'small' | 'middle';
  readonly empty?: ReactNode;
  readonly isPending?: boolean;
  /** How many rows stand there at first; the others come when they are asked for. */
  readonly atOnce?: number;
  readonly rowProps?: (
    row: Row,
  ) => HTMLAttributes<HTMLTableRowElement> & Record<`data-${string}`, string>;
  readonly choosing?: Choosing<Row>;
  /** What folds out below a row, where there is something. */
  readonly below?: (row: Row) => ReactNode;
  readonly className?: string;
  readonly 'data-testid'?: string;
}
