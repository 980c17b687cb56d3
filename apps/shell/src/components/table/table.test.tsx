// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Table } from './table.tsx';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
}

const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, n) => ({ id: `l${n}`, name: `第${n}行` }));
const columns = [{ title: '名称', dataIndex: 'name' }] as const;
const rowsShown = () => document.querySelectorAll('tbody tr[data-row-key]').length;

function Choosing() {
  const [chosen, onChoose] = useState<readonly string[]>([]);
  const one = ({ name }: Line) => `选择 ${name}`;
  return (
    <Table<Line>
      rowKey="id"
      columns={columns}
      rows={lines(3)}
      choosing={{ chosen, onChoose, all: '全选', one }}
    />
  );
}

describe('a table', () => {
  afterEach(cleanup);

  it('draws the first rows at once and all of a long list soon', async () => {
    render(<Table<Line> rowKey="id" columns={columns} rows={lines(70)} />);
    expect(rowsShown()).toBeLessThan(70);
    await screen.findByText('第69行');
    expect(rowsShown()).toBe(70);
  });

  it('shows further rows when they are asked for', async () => {
    render(<Table<Line> rowKey="id" columns={columns} rows={lines(25)} atOnce={10} />);
    expect(rowsShown()).toBe(10);
    await userEvent.click(screen.getByRole('button'));
    await screen.findByText('第19行');
    await userEvent.click(screen.getByRole('button'));
    await screen.findByText('第24行');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('chooses one row, all and none', async () => {
    render(<Choosing />);
    const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
    await userEvent.click(box('选择 第1行'));
    expect(box('全选')).toMatchObject({ checked: false, indeterminate: true });
    await userEvent.click(box('全选'));
    expect(box('选择 第2行').checked).toBe(true);
    expect(box('全选').indeterminate).toBe(false);
    await userEvent.click(box('全选'));
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').some(({ checked }) => checked)).toBe(
      false,
    );
  });

  it('folds out what is below a row, where there is something', async () => {
    const rows = [
      { id: 'a', name: '甲', detail: '细节' },
      { id: 'b', name: '乙' },
    ];
    render(
      <Table<Line> rowKey="id" columns={columns} rows={rows} below={({ detail }) => detail} />,
    );
    const fold = screen.getByRole('button', { expanded: false });
    await userEvent.click(fold);
    within(screen.getByRole('table')).getByText('细节');
    await userEvent.click(screen.getByRole('button', { expanded: true }));
    expect(screen.queryByText('细节')).toBeNull();
  });

  it('says that there is nothing', () => {
    render(<Table<Line> rowKey="id" columns={columns} rows={[]} empty="暂无" />);
    screen.getByText('暂无');
  });
});
