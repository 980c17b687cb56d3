// @vitest-environment happy-dom
import type { Group } from '@bitan/definitions';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '../../testing/render.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { ConditionTree } from './condition-tree.tsx';
import { fromCondition, toCondition } from './tree.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

const text = (zh: string) => ({ 'zh-CN': zh, en: zh });
const terms: Term[] = [
  { id: 'times', title: text('次数'), type: 'integer', values: [], unit: text('次') },
  {
    id: 'grade',
    title: text('程度'),
    type: 'enum',
    values: [
      { id: 'light', title: text('轻') },
      { id: 'heavy', title: text('重') },
    ],
  },
];
const vocabulary: Vocabulary = {
  terms: new Map(terms.map((term) => [term.id, term])),
  parameters: new Map([
    ['limit', { id: 'limit', title: text('上限'), said: text('3次'), type: 'integer' } as never],
  ]),
};
const condition = {
  all: [
    { fact: 'times', operator: 'greaterThanInclusive', value: { fact: 'param:limit' } },
    { any: [{ fact: 'grade', operator: 'in', value: ['light', 'heavy'] }] },
  ],
} satisfies Group;

let now: Group | undefined;
function Editor() {
  const [node, setNode] = useState(() => fromCondition(condition));
  now = toCondition(node);
  return <ConditionEditor node={node} vocabulary={vocabulary} onChange={setNode} />;
}
const user = userEvent.setup();
const choose = async (select: HTMLElement, option: string) => {
  fireEvent.mouseDown(select);
  const found = await screen.findAllByTitle(option);
  await user.click(found.at(-1) as HTMLElement);
};

describe('editing a condition', () => {
  it('begins with the condition as it is', () => {
    show(<Editor />);
    expect(now).toEqual(condition);
  });

  it('takes conditions away and changes how they are combined', async () => {
    show(<Editor />);
    await user.click(screen.getAllByRole('button', { name: '删除' })[1] as HTMLElement);
    await choose(screen.getByLabelText('组合方式'), '以下任一符合');
    expect(now).toEqual({ any: [condition.all[0]] });
  });

  it('offers for a fact only comparisons and values of its type', async () => {
    show(<Editor />);
    await user.click(screen.getAllByRole('button', { name: '加条件' })[0] as HTMLElement);
    expect(now).toBeUndefined();
    await choose(screen.getAllByLabelText('事实').at(-1) as HTMLElement, '程度');
    await choose(screen.getAllByLabelText('值').at(-1) as HTMLElement, '重');
    expect(now).toEqual({
      all: [...condition.all, { fact: 'grade', operator: 'equal', value: 'heavy' }],
    });
  });

  it('turns a parameter into a value of its own', async () => {
    show(<Editor />);
    await choose(screen.getByLabelText('值的来源'), '直接写值');
    await user.type(screen.getAllByLabelText('值')[0] as HTMLElement, '5');
    expect(now).toHaveProperty(['all', 0], {
      fact: 'times',
      operator: 'greaterThanInclusive',
      value: 5,
    });
  });
});

describe('reading a condition', () => {
  it('is in words, with the value of a parameter', () => {
    show(<ConditionTree condition={condition} vocabulary={vocabulary} />);
    expect(screen.getByText('上限 (3次)')).toBeTruthy();
    expect(screen.getByText('轻、重')).toBeTruthy();
    expect(screen.getByText('以下全部符合')).toBeTruthy();
  });
});
