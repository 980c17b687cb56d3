import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, worlds, write } from '../testing/world.ts';
import type { NewTask } from '../types.ts';

const aTask = (given: Partial<NewTask> = {}): NewTask => ({
  action: 'check',
  kind: 'do',
  roles: ['officer'],
  excluded: [],
  startedAt: '2026-03-02T08:00:00.000Z',
  ...given,
});

onBothDatabases((databases) => {
  const world = worlds(databases);

  async function withTasks(...tasks: NewTask[]) {
    const made = await world();
    const one = await write(made.office(), async (tx) => {
      const inserted = await tx.cases.insert(aCase());
      await tx.tasks.replace(inserted.id, tasks);
      return inserted;
    });
    const inbox = async (user: string, roles = ['officer']) =>
      (await made.office(user).tasks.inbox({ user, roles })).items.map(({ task }) => task.action);
    return { ...made, case: one, inbox };
  }

  describe('the inbox', () => {
    it('holds what is given to the user or open to the roles, and not to somebody else', async () => {
      const { inbox } = await withTasks(
        aTask({ action: 'mine', user: 'ann', roles: ['leader'] }),
        aTask({ action: 'anybody' }),
        aTask({ action: 'his', user: 'bob' }),
        aTask({ action: 'leaders', roles: ['leader'] }),
        aTask({ action: 'not-ann', excluded: ['ann'] }),
        aTask({ action: 'similar', roles: ['chief-officer'] }),
      );
      expect((await inbox('ann')).sort()).toEqual(['anybody', 'mine']);
      expect((await inbox('bob', ['leader'])).sort()).toEqual(['his', 'leaders']);
      expect(await inbox('cat', [])).toEqual([]);
    });

    it('begins with the most urgent, ends with what has no deadline, and comes in pages', async () => {
      const { office, case: one } = await withTasks(
        aTask({ action: 'whenever' }),
        aTask({ action: 'late', dueAt: '2026-03-01T00:00:00Z' }),
        aTask({ action: 'soon', dueAt: '2026-03-03T00:00:00Z', due: { because: 'x' } }),
      );
      const whose = { user: 'ann', roles: ['officer'] };
      const first = await office().tasks.inbox({ ...whose, limit: 2 });
      expect(first.items.map(({ task }) => task.action)).toEqual(['late', 'soon']);
      expect(first.items[1]).toMatchObject({
        task: { due: { because: 'x' }, dueAt: '2026-03-03T00:00:00.000Z' },
        case: { id: one.id, number: one.number },
      });
      const second = await office().tasks.inbox({ ...whose, limit: 2, after: first.next });
      expect(second.items.map(({ task }) => task.action)).toEqual(['whenever']);
      expect(second.next).toBeUndefined();
      expect(second.items[0]?.task).not.toHaveProperty('dueAt');
    });

    it('is counted and narrowed by the grades that were noted, and by what is said of those that rang since', async () => {
      const late = { dueAt: '2026-03-01T00:00:00Z', user: 'ann' };
      const { office } = await withTasks(
        aTask({ action: 'noted', ...late, grade: 'overdue', alarmAt: '2026-03-09T00:00:00Z' }),
        aTask({ action: 'last', ...late, grade: 'severe' }),
        aTask({ action: 'rang', ...late, grade: 'calm', alarmAt: '2026-03-01T00:00:00Z' }),
        aTask({ action: 'calm', ...late, grade: 'calm', alarmAt: '2026-03-09T00:00:00Z' }),
        aTask({ action: 'whenever' }),
        aTask({ action: 'his', ...late, user: 'bob', grade: 'severe' }),
      );
      const whose = { user: 'ann', roles: ['officer'] };
      const asked: string[] = [];
      const grading = {
        now: '2026-03-02T00:00:00Z',
        gradeOf: ({ action }: { action: string }) => {
          asked.push(action);
          return 'overdue';
        },
      };
      const counts = await office().tasks.countGrades(whose, grading);
      expect(counts).toEqual({ overdue: 2, severe: 1, calm: 2 });
      expect(asked).toEqual(['rang']);
      const of = async (grade: string) => {
        const { items } = await office().tasks.inbox(whose, { ...grading, grade });
        return items.map(({ task }) => task.action);
      };
      expect(await of('overdue')).toEqual(['noted', 'rang']);
      expect(await of('severe')).toEqual(['last']);
      expect(await of('calm')).toEqual(['calm', 'whenever']);
      expect(await of('half')).toEqual([]);
    });

    it('of one grade is all of it, page by page, however much of others lies between', async () => {
      const urgent = (i: number) =>
        aTask({
          action: `a${i}`,
          dueAt: `2026-03-0${i}T00:00:00Z`,
          grade: i % 2 ? 'half' : 'due',
        });
      const { office } = await withTasks(...[1, 2, 3, 4, 5, 6, 7].map(urgent));
      const whose = { user: 'ann', roles: ['officer'] };
      const only = { grade: 'half', now: '2026-02-01T00:00:00Z', gradeOf: () => 'half' };
      const found: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await office().tasks.inbox({ ...whose, limit: 2, after }, only);
        found.push(...page.items.map(({ task }) => task.action));
        after = page.next;
        if (!after) break;
      }
      expect(found).toEqual(['a1', 'a3', 'a5', 'a7']);
    });
  });

  describe('the tasks of a case', () => {
    it('are done when they are no longer among those that replace them', async () => {
      const { office, at, case: one, inbox } = await withTasks(aTask({ action: 'first' }));
      at('2026-03-04T08:00:00.000Z');
      await write(office(), (tx) => tx.tasks.replace(one.id, [aTask({ action: 'second' })]));
      expect(await inbox('ann')).toEqual(['second']);
      expect(await office().tasks.list(one.id)).toEqual([
        expect.objectContaining({ action: 'first', doneAt: '2026-03-04T08:00:00.000Z' }),
        expect.not.objectContaining({ doneAt: expect.anything() }),
      ]);
    });

    it('stay the same task while they stay open, with a new deadline or without any', async () => {
      const { office, case: one } = await withTasks(
        aTask({ dueAt: '2026-03-05T00:00:00Z', due: { a: 1 }, user: 'ann' }),
      );
      const [before] = await office().tasks.list(one.id);
      await write(office(), (tx) => tx.tasks.replace(one.id, [aTask()]));
      const { dueAt, due, user, ...rest } = before as NonNullable<typeof before>;
      expect(await office().tasks.list(one.id)).toEqual([rest]);
    });

    it('are told apart by doing and approving', async () => {
      const { inbox } = await withTasks(aTask(), aTask({ kind: 'approve' }));
      expect(await inbox('ann')).toEqual(['check', 'check']);
    });

    it('can be gone through when a calendar changed, done ones left out', async () => {
      const { office, case: one } = await withTasks(aTask(), aTask({ action: 'other' }));
      await write(office(), (tx) => tx.tasks.replace(one.id, [aTask()]));
      const { items } = await office().tasks.open();
      expect(items.map(({ action }) => action)).toEqual(['check']);
    });
  });
});
