import { describe, expect, it } from 'vitest';
import { Conflict, NotFound, Stale } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, edition, type World, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);
  const typed = { topic: '没有写完的事由', who: '张三丰' };
  const draft = (caseId: string) => ({
    id: 'd',
    workflow: 'matter',
    caseId,
    action: 'check',
    edition,
    caseRevision: 1,
    answers: typed,
  });

  async function begun(): Promise<World & { caseId: string }> {
    const made = await world();
    const { id } = await write(made.office(), (tx) => tx.cases.insert(aCase()));
    await made.office().transaction((tx) => tx.answerDrafts.begin(draft(id)));
    return { ...made, caseId: id };
  }

  describe('unfinished answers', () => {
    it('are kept and changed without a word in the audit log', async () => {
      const { office, caseId } = await begun();
      const before = await office().audit.verify();
      const more = { ...typed, topic: '写完了' };
      const saved = await office().transaction((tx) => tx.answerDrafts.save('d', more, 1));
      expect(saved).toMatchObject({ revision: 2, answers: more, caseId });
      expect(await office().answerDrafts.get('d')).toEqual(saved);
      expect(await office().answerDrafts.at(caseId, 'check')).toEqual(saved);
      expect(await office().audit.verify()).toEqual(before);
    });

    it('stand nowhere in the database in the clear', async () => {
      const { behind } = await begun();
      const text = JSON.stringify(await behind((db) => db('answer_drafts')));
      expect(text).toContain('check');
      for (const plain of Object.values(typed)) expect(text).not.toContain(plain);
    });

    it('are not overwritten by who has not seen the latest, and both can be compared', async () => {
      const { office } = await begun();
      const mine = { topic: '我的' };
      await office().transaction((tx) => tx.answerDrafts.save('d', { topic: '另一台' }, 1));
      const saving = office().transaction((tx) => tx.answerDrafts.save('d', mine, 1));
      const error = await saving.catch((e: unknown) => e);
      expect(error).toBeInstanceOf(Stale);
      expect(error).toMatchObject({ current: { revision: 2, answers: { topic: '另一台' } } });
    });

    it('are their writer’s alone', async () => {
      const { office, caseId } = await begun();
      const bob = office('bob');
      expect(await bob.answerDrafts.list()).toEqual([]);
      expect(await bob.answerDrafts.at(caseId, 'check')).toBeUndefined();
      await expect(bob.answerDrafts.get('d')).rejects.toThrow(NotFound);
      const saving = bob.transaction((tx) => tx.answerDrafts.save('d', {}, 1));
      await expect(saving).rejects.toThrow(NotFound);
      expect(await bob.transaction((tx) => tx.answerDrafts.forget('d'))).toBe(false);
      await bob.transaction((tx) => tx.answerDrafts.expire('d'));
      expect(await bob.answerDrafts.untouchedSince('2100-01-01T00:00:00Z')).toEqual([]);
      expect(await office().answerDrafts.get('d')).toMatchObject({ answers: typed });
    });

    it('are one for each action on a case, and several for what begins one', async () => {
      const { office, caseId } = await begun();
      const second = (given: object) =>
        office().transaction(({ answerDrafts }) =>
          answerDrafts.begin({ ...draft(caseId), ...given }),
        );
      await expect(second({ id: 'e' })).rejects.toThrow(Conflict);
      await second({ id: 'f', action: 'other' });
      const { caseId: _, ...start } = { ...draft(caseId), action: 'register' };
      for (const id of ['g', 'h'])
        await office().transaction((tx) => tx.answerDrafts.begin({ ...start, id }));
      const listed = await office().answerDrafts.list();
      expect(listed.map(({ id }) => id).sort()).toEqual(['d', 'f', 'g', 'h']);
      expect(JSON.stringify(listed)).not.toContain('answers');
    });

    it('are gone for who is recused from the case', async () => {
      const { office, caseId } = await begun();
      await write(office('bob'), async (tx) => {
        await tx.cases.save({ ...(await tx.cases.get(caseId)), recused: ['ann'] }, 1);
      });
      expect(await office().answerDrafts.list()).toEqual([]);
      await expect(office().answerDrafts.get('d')).rejects.toThrow(NotFound);
      const unattended = office('system');
      expect(await unattended.answerDrafts.untouchedSince('2100-01-01T00:00:00Z')).toEqual([]);
    });

    it('are forgotten by unattended work when they were left lying', async () => {
      const { office } = await begun();
      const unattended = office('system');
      expect(await unattended.answerDrafts.untouchedSince('2026-03-02T08:00:00.000Z')).toEqual([]);
      const [old] = await unattended.answerDrafts.untouchedSince('2026-03-03T08:00:00.000Z');
      expect(old).toMatchObject({ id: 'd', user: 'ann' });
      await unattended.transaction((tx) => tx.answerDrafts.expire('d'));
      await expect(office().answerDrafts.get('d')).rejects.toThrow(NotFound);
    });
  });
});
