import type { Workflow } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, begin } from './advance.ts';
import { alarm, alarmClock } from './alarm.ts';
import { available } from './available.ts';
import type { Done, Known, Position } from './state.ts';
import { tasksFor } from './tasks.ts';
import { action, ann, bob, calendars, flow, known, position } from './testing.ts';
import { WorkingDays } from './working-days.ts';

const days = new WorkingDays(calendars);

/** A flow with something owed to somebody, a clock that can be stopped and a stage that says so. */
const more: Workflow = {
  ...flow,
  stages: flow.stages.map((stage) =>
    stage.id === 'sent' ? { ...stage, sets: { arrived: { today: true as const } } } : stage,
  ),
  anytime: [
    action('stop', { optional: true, suspends: true, reason: 'why' }),
    action('go-on', { optional: true, resumes: true }),
    action('thank', {
      by: { roles: ['worker'], handler: true },
      owed: { fact: 'named', operator: 'equal', value: true },
      deadline: { within: 'limit', from: { fact: 'arrived', otherwise: 'case' } },
    }),
  ],
};
const doing = (id: string, at: string, what: Partial<Done> = {}): Done => ({
  action: id,
  actor: 'ann',
  at: `${at}T05:00:00.000Z`,
  visit: 1,
  ...what,
});
const tasks = (at: Position, what: Known = known()) => tasksFor(more, at, what, days);
const task = (id: string, at: Position, what?: Known) =>
  tasks(at, what).find((one) => one.action === id);
const named = known({ facts: { broken: false, named: true } });

describe('what is owed', () => {
  it('is a task in every stage, a final one too, from when it is owed until it is done', () => {
    expect(task('thank', position())).toBeUndefined();
    expect(task('thank', position(), named)?.due?.date).toBe('2026-01-08');
    const sent = position({ stage: 'sent', visit: 4 });
    expect(tasks(sent, named).map((one) => one.action)).toEqual(['thank']);
    const done = position({ stage: 'sent', visit: 4, done: [doing('thank', '2026-01-06')] });
    expect(tasks(done, named)).toEqual([]);
  });

  it('can be done in a final stage, and by nobody before it is owed or twice', () => {
    const sent = position({ stage: 'sent', handler: 'ann' });
    expect(available(more, sent, ann, named).map((one) => one.action.id)).toEqual(['thank']);
    expect(available(more, sent, ann, known())).toEqual([]);
    const done = { ...sent, done: [doing('thank', '2026-01-06')] };
    expect(available(more, done, ann, named)).toEqual([]);
  });

  it('counts from a day that a stage sets when it is reached', () => {
    const step = { action: 'give-up', kind: 'do', actor: 'ann', deviates: false } as const;
    const moved = advance(more, position(), { ...step, at: '2026-01-07T05:00:00.000Z' }, known());
    expect(moved.sets).toEqual({ arrived: '2026-01-07' });
    const facts = { ...named.facts, ...moved.sets };
    expect(task('thank', moved.position, { ...named, facts })?.due?.date).toBe('2026-01-12');
  });
});

describe('a clock that stands still', () => {
  const stopped = doing('stop', '2026-01-06', { reason: 'ill' });

  it('has no deadline, and says since when and why', () => {
    const found = task('put-on-scale', position({ done: [stopped] }));
    expect(found?.due).toBeUndefined();
    expect(found?.suspended?.en).toBe('The time stands still since 2026-01-06 (ill).');
  });

  it('runs on where it stopped: the working days between do not count', () => {
    const resumed = position({ done: [stopped, doing('go-on', '2026-01-09')] });
    const found = task('put-on-scale', resumed);
    expect(found?.due).toMatchObject({ date: '2026-01-13', first: '2026-01-08' });
    expect(found?.due?.explanation['zh-CN']).toContain('2026-01-06至2026-01-09中止（ill），不计入');
  });

  it('is not stopped twice, nor started while it runs', () => {
    const open = (id: string, at: Position) =>
      available(more, at, ann, known()).find((one) => one.action.id === id)?.open;
    expect([open('stop', position()), open('go-on', position())]).toEqual([true, false]);
    const halted = position({ done: [stopped] });
    expect([open('stop', halted), open('go-on', halted)]).toEqual([false, true]);
  });

  it('never makes a deadline come earlier', () => {
    const day = fc.integer({ min: 5, max: 28 });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const at = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map(at) as [string, string];
        const done = [doing('stop', from), doing('go-on', to)];
        const moved = task('put-on-scale', position({ done }))?.due?.at ?? '';
        expect(moved >= (task('put-on-scale', position())?.due?.at ?? '')).toBe(true);
      }),
    );
  });
});

describe('a deputy', () => {
  const loading = position({ stage: 'load', visit: 2, handler: 'bob' });
  const deputy = { ...ann, for: ['bob'] };
  const carry = (who: typeof ann, at: Position = loading) =>
    available(more, at, who, known()).find((one) => one.action.id === 'carry');

  it('does what the absent handler is to do, and is named with them', () => {
    expect(carry(ann)?.open).toBe(false);
    expect(carry(deputy)?.open).toBe(true);
    const step = {
      action: 'carry',
      kind: 'do',
      actor: 'ann',
      for: 'bob',
      deviates: false,
    } as const;
    const { position: after } = advance(
      more,
      loading,
      { ...step, at: '2026-01-07T05:00:00.000Z' },
      known(),
    );
    expect(after.done).toMatchObject([{ actor: 'ann', for: 'bob' }]);
  });

  it('is bound by what either of them did before', () => {
    for (const who of [{ actor: 'ann' }, { actor: 'bob' }, { actor: 'eve', for: 'bob' }]) {
      const judged = { ...loading, done: [doing('judge', '2026-01-06', who)] };
      expect(carry(deputy, judged)?.reasons.map(({ code }) => code)).toEqual(['actor']);
    }
  });

  it('cannot have approved what they, or whom they stand for, proposed', () => {
    const pending = { action: 'judge', at: '2026-01-06T04:00:00.000Z', approvers: ['boss'] };
    const waits = position({ pending: { ...pending, actor: 'ann', for: 'bob' } });
    const approval = available(more, waits, bob, known()).find(({ kind }) => kind === 'approve');
    expect(approval?.reasons.map(({ code }) => code)).toEqual(['actor']);
  });
});

describe('the clock of an alarm', () => {
  it('rings when the next grade is reached, and not before', () => {
    const [start, due] = ['2026-01-05T16:00:00.000Z', '2026-01-15T16:00:00.000Z'];
    const levels = { half: 0.5, severe: 0.5 };
    let now = start;
    const rung: string[] = [];
    for (let clock = alarmClock(due, start, now, levels); clock.next; ) {
      const before = new Date(Date.parse(clock.next) - 1).toISOString();
      expect(alarm(due, start, before, levels)).toBe(clock.alarm);
      now = clock.next;
      clock = alarmClock(due, start, now, levels);
      rung.push(clock.alarm);
    }
    expect(rung).toEqual(['half', 'due', 'overdue', 'severe']);
  });
});

describe('what a stage sets', () => {
  it('is set by the first step too', () => {
    const there = { ...more, start: action('receive', { to: 'sent' }) };
    const step = { action: 'receive', kind: 'do', actor: 'ann', deviates: false } as const;
    const begun = begin(there, { ...step, at: '2026-01-06T04:00:00.000Z' }, known());
    expect(begun.sets).toEqual({ arrived: '2026-01-06' });
  });
});
