import type { Edition } from '@bitan/definitions';
import type { Task } from '@bitan/store';
import { type Due, deadline, WorkingDays } from '@bitan/workflow';
import { describe, expect, it } from 'vitest';
import { deadlineLoad, together } from './deadlines.ts';

const title = { 'zh-CN': '某', en: 'some' };
const calendars = [{ year: 2026, off: [], worked: [] }] as unknown as Edition['calendars'];
const workingDays = new WorkingDays(calendars);
const action = (id: string) => ({ id, title, by: { roles: [] }, deadline: { within: 'limit' } });

/** An edition in which a reply is due within so many days. */
const edition = (amount: number): Edition => {
  const parameters = { limit: { id: 'limit', value: { amount, unit: 'workingDays' } } };
  const flow = { id: 'f', title, start: action('start'), stages: [{ actions: [action('reply')] }] };
  return { parameters, workflows: { f: flow }, calendars } as unknown as Edition;
};

const due = (from: string) => deadline({ amount: 5, unit: 'workingDays' }, from, workingDays);
let number = 0;
const task = (of: Partial<Due>, doneAt?: string) => {
  number += 1;
  return {
    id: String(number).padStart(5, '0'),
    action: 'reply',
    kind: 'do',
    workflow: 'f',
    due: { ...due('2026-03-02'), ...of },
    ...(doneAt && { doneAt }),
  } as Task & { workflow: string };
};

/** What it is asked for, in the order of ids, in pages. */
const officeWith = (all: readonly (Task & { workflow: string })[]) => ({
  tasks: {
    past: async ({ after = '', limit = 1000 }) =>
      all.filter(({ id }) => id > after).slice(0, limit),
  } as never,
});

const asked = (all: readonly (Task & { workflow: string })[], to = edition(3)) => ({
  office: officeWith(all),
  from: edition(5),
  to,
  period: {},
  now: '2026-03-06T00:00:00Z',
  signal: new AbortController().signal,
});

describe('another deadline', () => {
  it('makes tasks late that were not, done or open; an extension counts for both', async () => {
    const first = due('2026-03-02').date;
    const extended = { ...due('2026-03-09'), from: '2026-03-02', first };
    const [reply] = await deadlineLoad(
      asked([
        task({}, '2026-03-04T00:00:00Z'),
        task({}, '2026-03-06T00:00:00Z'),
        task({}, '2026-03-20T00:00:00Z'),
        task({}),
        task(extended, '2026-03-11T00:00:00Z'),
        task({ from: '2031-03-02' }, '2031-03-04T00:00:00Z'),
      ]),
    );
    expect(reply).toMatchObject({
      action: 'reply',
      tasks: 6,
      lateBefore: 1,
      lateAfter: 3,
      undetermined: 1,
    });
  });

  it('is counted over all pages, and stops when it is to', async () => {
    const all = Array.from({ length: 2500 }, () => task({}, '2026-03-06T00:00:00Z'));
    const [reply] = await deadlineLoad(asked(all));
    expect(reply).toMatchObject({ tasks: 2500, lateBefore: 0, lateAfter: 2500 });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(deadlineLoad({ ...asked(all), signal })).rejects.toThrow('enough');
  });

  it('is not looked for where nothing changes', async () => {
    expect(await deadlineLoad(asked([task({})], edition(5)))).toEqual([]);
  });

  it('is summed over offices', async () => {
    const loads = await deadlineLoad(asked([task({}, '2026-03-06T00:00:00Z')]));
    expect(together([...loads, ...loads])).toEqual([{ ...loads[0], tasks: 2, lateAfter: 2 }]);
  });
});
