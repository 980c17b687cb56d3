import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { worlds, write } from '../testing/world.ts';
import { up } from './0039-answered-messages.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what was answered before answers stood with their messages', () => {
    it('is found with the message that it answers', async () => {
      const { office, behind } = await world();
      const [sent, other] = await write(office(), async (tx) => [
        await tx.outbox.add({ kind: 'handover', to: 'B', payload: {} }),
        await tx.outbox.add({ kind: 'handover', to: 'B', payload: {} }),
      ]);
      const answer = { of: sent?.id, at: '2026-03-02T00:00:00Z', by: { name: '甲' } };
      await write(office(), (tx) =>
        tx.deliveries.arrive('B', { id: 'd', kind: 'handover-receipt', payload: answer }),
      );
      await behind(async (db) => {
        await db.raw('drop index deliveries_by_answer');
        await db.raw('alter table outbox drop column answer');
        await up(db);
      });
      expect((await office().outbox.get(sent?.id ?? '')).answer).toEqual(answer);
      expect(await office().outbox.get(other?.id ?? '')).not.toHaveProperty('answer');
    });
  });
});
