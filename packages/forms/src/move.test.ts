import type { Form, MoveStep } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from './answers.ts';
import { checkMove } from './check-move.ts';
import { fits, moveAnswers } from './move.ts';
import { answersOf, formOf, forms } from './testing.ts';

const choice = (value: string) => ({ const: value, title: `题${value}` });
const from: Form = formOf({
  source: { type: 'string', title: '来源', oneOf: ['letter', 'visit', 'other'].map(choice) },
  people: { type: 'string', title: '人员', maxLength: 100 },
  tags: {
    type: 'array',
    title: '标签',
    items: { type: 'string', oneOf: ['a', 'b', 'c'].map(choice) },
  },
  note: { type: 'string', title: '备注' },
  amount: { type: 'integer', title: '金额' },
});
const to: Form = formOf({
  channel: { type: 'string', title: '渠道', oneOf: ['paper', 'visit'].map(choice) },
  first: { type: 'string', title: '甲', maxLength: 10 },
  second: { type: 'string', title: '乙', maxLength: 40 },
  isA: { type: 'boolean', title: '甲类' },
  tags: { type: 'array', title: '标签', items: { type: 'string', oneOf: ['b'].map(choice) } },
  level: { type: 'string', title: '等级', oneOf: ['low', 'high'].map(choice) },
  amount: { type: 'integer', title: '金额', maximum: 10 },
});
const steps: MoveStep[] = [
  { op: 'rename', from: 'source', to: 'channel', choices: { letter: 'paper' } },
  { op: 'split', from: 'people', separator: '、', to: ['first', 'second'] },
  { op: 'default', field: 'level', value: 'low' },
  { op: 'aside', from: 'note' },
];
const moved = (answers: Record<string, unknown>) => moveAnswers(from, to, steps, answers);

describe('moving answers to another version of a form', () => {
  it('renames, splits, fills in and sets aside as it was declared', () => {
    const answers = { source: 'letter', people: '张三、李四、王五', tags: ['a', 'b'], note: 'x' };
    expect(moved(answers)).toEqual({
      answers: { channel: 'paper', first: '张三', second: '李四、王五', tags: ['b'], level: 'low' },
      aside: [
        { field: 'note', title: { 'zh-CN': '备注', en: '备注' }, value: 'x', why: 'meant' },
        { field: 'tags', title: { 'zh-CN': '标签', en: '标签' }, value: ['a'], why: 'unfit' },
      ],
    });
  });

  it('keeps beside the record what cannot be said any more, as it was', () => {
    const { answers, aside } = moved({
      source: 'other',
      amount: 99,
      people: '一个非常长的人员姓名文字、乙',
    });
    expect(answers).toEqual({ level: 'low' });
    expect(aside.map(({ field, value, why }) => [field, value, why])).toEqual([
      ['source', 'other', 'unfit'],
      ['people', '一个非常长的人员姓名文字、乙', 'unfit'],
      ['amount', 99, 'unfit'],
    ]);
  });

  it('gives each choice a field of its own', () => {
    const divide: MoveStep[] = [
      { op: 'divide', from: 'tags', choices: { a: { field: 'isA', value: true } } },
    ];
    expect(moveAnswers(from, to, divide, { tags: ['a', 'c'] })).toMatchObject({
      answers: { isA: true },
      aside: [{ field: 'tags', value: ['c'], why: 'unfit' }],
    });
  });

  it('loses nothing, and gives nothing that the new form would not take, whatever the two forms are', () => {
    fc.assert(
      fc.property(forms, forms, answersOf, (was, is, sent) => {
        const answers = settle(was, sent);
        const { answers: now, aside } = moveAnswers(was, is, [], answers);
        const isComputed = (form: Form, field: string) =>
          form.fields?.[field]?.computed !== undefined;
        for (const [field, value] of Object.entries(now))
          expect(isComputed(is, field) || fits(is, field, value)).toBe(true);
        for (const [field, value] of Object.entries(answers)) {
          if (isComputed(was, field) && isComputed(is, field)) continue;
          const left = aside.filter((one) => one.field === field).map((one) => one.value);
          const kept = Object.hasOwn(now, field) ? now[field] : undefined;
          const parts = [kept, ...left].filter((one) => one !== undefined);
          const all = Array.isArray(value) && parts.every(Array.isArray) ? parts.flat() : parts[0];
          const sorted = (one: unknown) =>
            Array.isArray(one) ? one.map((item) => JSON.stringify(item)).toSorted() : one;
          expect(sorted(all)).toEqual(sorted(value));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is refused where fields are missing, said twice, of another type, or in a circle', () => {
    const codes = (...list: MoveStep[]) =>
      checkMove(from, to, list).map(({ message }) => message.en);
    expect(checkMove(from, to, steps)).toEqual([]);
    expect(codes({ op: 'aside', from: 'nothing' })[0]).toContain('old version');
    expect(codes({ op: 'rename', from: 'note', to: 'nothing' })[0]).toContain('new version');
    expect(codes({ op: 'rename', from: 'note', to: 'amount' })[0]).toContain('different types');
    expect(codes({ op: 'default', field: 'level', value: 'none' })[0]).toContain('cannot have');
    const twice: MoveStep = { op: 'rename', from: 'note', to: 'second' };
    expect(codes(twice, { op: 'aside', from: 'note' })[0]).toContain('twice');
    const both = formOf({ a: { type: 'string' }, b: { type: 'string' } });
    const round: MoveStep[] = [
      { op: 'rename', from: 'a', to: 'b' },
      { op: 'rename', from: 'b', to: 'a' },
    ];
    expect(checkMove(both, both, round).map(({ message }) => message.en)[0]).toContain('circle');
  });
});
