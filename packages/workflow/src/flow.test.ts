import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, begin, type Step } from './advance.ts';
import { alarm } from './alarm.ts';
import { available } from './available.ts';
import { changedDeadlines } from './changed-deadlines.ts';
import { deadline } from './deadline.ts';
import { drawable } from './drawing.ts';
import type { Position, Who } from './state.ts';
import { tasksFor } from './tasks.ts';
import { ann, bob, calendars, flow, known, limit, position } from './testing.ts';
import { WorkingDays } from './working-days.ts';

const step = (action: string, more: Partial<Step> = {}): Step => ({
  action,
  kind: 'do',
  actor: 'ann',
  at: '2026-01-06T04:00:00.000Z',
  deviates: false,
  ...more,
});
const days = new WorkingDays(calendars);
const done = (action: string, actor = 'ann', visit = 1) => ({
  action,
  actor,
  at: '2026-01-05T05:00:00.000Z',
  visit,
});
const find = (who: Who, at: Position, id: string, what = known()) =>
  available(flow, at, who, what).find(({ action, kind }) => action.id === id && kind === 'do');
const codes = (who: Who, at: Position, id: string, what = known()) =>
  find(who, at, id, what)?.reasons.map(({ code }) => code);

describe('what can be done', () => {
  it('is open to the roles, and says to others whose it is', () => {
    expect(find(ann, position(), 'put-on-scale')).toMatchObject({ open: true, mine: true });
    const guest: Who = { user: 'eve', roles: ['guest'], level: 'county' };
    expect(find(guest, position(), 'put-on-scale')).toMatchObject({ open: false, mine: false });
  });

  it('waits for what comes before, and is done once where it says so', () => {
    expect(codes(ann, position(), 'judge')).toEqual(['after']);
    const weighed = position({ done: [done('put-on-scale')] });
    expect(codes(ann, weighed, 'judge')).toEqual([]);
    expect(codes(ann, weighed, 'put-on-scale')).toEqual(['once']);
    expect(codes(ann, { ...weighed, visit: 2 }, 'judge')).toEqual(['after']);
  });

  it('is kept to levels, handlers and people who did not act before', () => {
    expect(codes(ann, position(), 'give-up')).toEqual(['level']);
    const loading = position({ stage: 'load', visit: 2, handler: 'bob', done: [done('judge')] });
    expect(codes(ann, loading, 'carry')).toEqual(['handler', 'actor']);
    expect(codes(bob, loading, 'carry')).toEqual([]);
  });

  it('is refused by a guard that holds, and by one that nobody can judge', () => {
    const loading = position({ stage: 'load', handler: 'bob' });
    expect(codes(bob, loading, 'carry', known({ facts: { broken: true } }))).toEqual(['guard']);
    expect(codes(bob, loading, 'carry', known({ facts: {} }))).toEqual(['guard']);
  });

  it('is nothing for somebody who is recused, and nothing at the end', () => {
    expect(
      available(flow, position({ recused: ['ann'] }), ann, known()).some(({ open }) => open),
    ).toBe(false);
    expect(available(flow, position({ stage: 'sent' }), ann, known())).toEqual([]);
  });
});

describe('a step', () => {
  const weighed = position({ done: [done('put-on-scale')] });
  const judged = { outcomes: [{ type: 'large' }] };

  it('begins a case, and leads where its outcome leads', () => {
    expect(begin(flow, step('receive'), known()).position.stage).toBe('weigh');
    const { position: after, final } = advance(flow, weighed, step('judge', judged), known());
    expect(after).toMatchObject({ stage: 'load', visit: 2, enteredAt: '2026-01-06T04:00:00.000Z' });
    expect(final).toBe(false);
  });

  it('waits for another person when it deviates, and happens when that person approves', () => {
    const proposed = advance(flow, weighed, step('judge', { ...judged, deviates: true }), known());
    expect(proposed.position).toMatchObject({
      stage: 'weigh',
      pending: { actor: 'ann', approvers: ['boss'] },
    });
    const kinds = (who: Who) =>
      available(flow, proposed.position, who, known())
        .filter(({ open }) => open)
        .map(({ kind, action }) => `${action.id}.${kind}`);
    expect(kinds(ann)).toEqual(['step-aside.do']);
    expect(kinds(bob)).toEqual(['judge.approve', 'judge.return', 'step-aside.do']);
    const approved = advance(
      flow,
      proposed.position,
      step('judge', { ...judged, kind: 'approve', actor: 'bob' }),
      known(),
    );
    expect(approved.position).toMatchObject({ stage: 'load' });
    expect(approved.position.done.at(-1)?.actor).toBe('ann');
    const returned = advance(
      flow,
      proposed.position,
      step('judge', { kind: 'return', actor: 'bob' }),
      known(),
    );
    expect(returned.position).toEqual(weighed);
  });

  it('sets facts and writes to registers what is known at that moment', () => {
    const { sets, writes, final } = advance(
      flow,
      position({ stage: 'load' }),
      step('carry'),
      known(),
    );
    expect(sets).toEqual({ carried: true, on: '2026-01-06' });
    expect(writes).toEqual([
      {
        register: 'loads',
        at: '2026-01-06T04:00:00.000Z',
        values: { on: '2026-01-06', until: '2026-07-06' },
      },
    ]);
    expect(final).toBe(true);
  });

  it('assigns a handler, and takes the case from one who steps aside', () => {
    const loading = position({ stage: 'load' });
    const called = advance(flow, loading, step('call'), known({ answers: { who: 'bob' } }));
    expect(called.position.handler).toBe('bob');
    const aside = advance(flow, called.position, step('step-aside', { actor: 'bob' }), known());
    expect(aside.position).toMatchObject({ recused: ['bob'] });
    expect(aside.position.handler).toBeUndefined();
  });

  it('goes nowhere when nothing says where, and says what to do', () => {
    expect(() =>
      advance(flow, weighed, step('judge', { outcomes: [{ type: 'odd' }] }), known()),
    ).toThrow(expect.objectContaining({ code: 'no-target' }));
  });
});

describe('a walk through the flow', () => {
  it('stays within its stages; nobody approves what is their own; a recused person does nothing', () => {
    const people = [ann, bob];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ who: fc.constantFrom(...people), pick: fc.nat(), deviates: fc.boolean() }),
          { maxLength: 30 },
        ),
        (moves) => {
          let at = begin(flow, step('receive'), known()).position;
          for (const { who, pick, deviates } of moves) {
            const open = available(flow, at, who, known()).filter((one) => one.open);
            expect(open.length > 0 && at.recused.includes(who.user)).toBe(false);
            expect(open.some(({ kind }) => kind !== 'do') && at.pending?.actor === who.user).toBe(
              false,
            );
            const chosen = open[pick % Math.max(open.length, 1)];
            if (!chosen) continue;
            const taken = step(chosen.action.id, {
              kind: chosen.kind,
              actor: who.user,
              deviates,
              outcomes: [{ type: 'large' }],
            });
            at = advance(flow, at, taken, known({ answers: { who: 'bob' } })).position;
            expect(flow.stages.map(({ id }) => id)).toContain(at.stage);
          }
        },
      ),
    );
  });
});

describe('a deadline', () => {
  it('counts working days, and says what it skipped and counted', () => {
    const due = deadline(
      { amount: 2, unit: 'workingDays' },
      '2025-12-31',
      new WorkingDays([...calendars, { year: 2025, holidays: [], workdays: [], source: 't' }]),
    );
    expect(due.date).toBe('2026-01-05');
    expect(due.at).toBe('2026-01-05T16:00:00.000Z');
    expect(due.explanation['zh-CN']).toContain('跳过节假日2026-01-01、2026-01-02');
    expect(due.explanation['zh-CN']).toContain('调休上班日2026-01-04');
  });

  it('that would end on a day off ends on the next day worked', () => {
    const due = deadline({ amount: 5, unit: 'days' }, '2026-01-05', days);
    expect(due).toMatchObject({ date: '2026-01-12' });
    expect(due.explanation.en).toContain('2026-01-10 is a day off');
  });

  it('is on the task of its action, moves with an extension, and never gets earlier by one', () => {
    const [task] = tasksFor(flow, position(), known(), days);
    expect(task).toMatchObject({ action: 'put-on-scale', kind: 'do', due: { date: '2026-01-08' } });
    const carried = {
      ...flow,
      stages: flow.stages.map((stage) => ({
        ...stage,
        actions: stage.actions?.map((one) =>
          one.id === 'carry' ? { ...one, deadline: { within: 'limit' } } : one,
        ),
      })),
    } as typeof flow;
    const at = position({ stage: 'load' });
    const dueOf = (extensions: number) =>
      tasksFor(
        carried,
        { ...at, done: Array.from({ length: extensions }, () => done('wait')) },
        known(),
        days,
      ).find(({ action }) => action === 'carry')?.due?.date ?? '';
    fc.assert(fc.property(fc.nat({ max: 4 }), (n) => dueOf(n) <= dueOf(n + 1)));
    expect(dueOf(1)).toBe('2026-01-13');
  });

  it('gives the time of the first condition that holds, as long as the facts say so', () => {
    const within = [
      { when: { fact: 'broken', operator: 'equal', value: true }, parameter: 'short' },
      { parameter: 'limit' },
    ];
    const [first, ...others] = flow.stages;
    const actions = first?.actions?.map((one) => ({ ...one, deadline: { within } }));
    const either = { ...flow, stages: [{ ...first, actions }, ...others] } as typeof flow;
    const parameters = { limit: limit(5, 'days'), short: limit(1, 'workingDays') };
    const dueWhen = (facts: object) =>
      tasksFor(either, position(), { ...known(), facts: { ...facts }, parameters }, days)[0]?.due;
    expect(dueWhen({ broken: true })?.within).toEqual({ amount: 1, unit: 'workingDays' });
    expect(dueWhen({ broken: false })?.within).toEqual({ amount: 5, unit: 'days' });
    expect(dueWhen({})?.within).toEqual({ amount: 5, unit: 'days' });
  });

  it('is undetermined, with the reason, where the calendar of the year is missing', () => {
    const [task] = tasksFor(
      flow,
      position({ enteredAt: '2026-12-30T04:00:00.000Z' }),
      known(),
      days,
    );
    expect(task?.due).toBeUndefined();
    expect(task?.undetermined?.['zh-CN']).toContain('2027');
  });

  it('of an approval is the task of the approvers alone', () => {
    const pending = {
      action: 'judge',
      actor: 'ann',
      at: '2026-01-06T04:00:00.000Z',
      approvers: ['boss'],
    };
    expect(tasksFor(flow, position({ pending }), known(), days)).toMatchObject([
      { action: 'judge', kind: 'approve', roles: ['boss'] },
    ]);
  });
});

describe('an alarm', () => {
  it('rises with the time that has passed, and never falls', () => {
    const levels = { half: 0.5, severe: 0.5 };
    const at = (day: number) =>
      alarm(
        '2026-01-21T00:00:00Z',
        '2026-01-01T00:00:00Z',
        new Date(Date.UTC(2026, 0, day)).toISOString(),
        levels,
      );
    expect([2, 12, 20.5, 22, 31].map(at)).toEqual(['calm', 'half', 'due', 'overdue', 'severe']);
    const rank = ['calm', 'half', 'due', 'overdue', 'severe'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        (day) => rank.indexOf(at(day)) <= rank.indexOf(at(day + 1)),
      ),
    );
  });
});

describe('the drawing of a flow', () => {
  it('has every way once', () => {
    expect(drawable(flow).edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'weigh load',
      'weigh sent',
      'load sent',
    ]);
  });
});

describe('two editions', () => {
  const edition = (parameter = limit(5, 'days'), workflow = flow) => ({
    workflows: { parcel: workflow },
    parameters: { limit: parameter },
  });

  it('are told apart by the time that they give for the same action', () => {
    expect(changedDeadlines(edition(), edition(limit(5, 'workingDays')))).toEqual([
      {
        workflow: 'parcel',
        action: 'put-on-scale',
        kind: 'do',
        before: { amount: 5, unit: 'days' },
        after: { amount: 5, unit: 'workingDays' },
      },
    ]);
  });

  it('are not compared in what only one of them has', () => {
    expect(changedDeadlines(edition(), edition())).toEqual([]);
    const other = { ...flow, stages: flow.stages.slice(1) };
    expect(changedDeadlines(edition(), edition(limit(1, 'days'), other))).toEqual([]);
  });
});
