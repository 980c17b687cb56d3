import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { Locked, NotMigrated } from '../errors.ts';
import { migrateStore } from '../open.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { worlds, write } from '../testing/world.ts';
import type { Connection } from '../types.ts';
import { stepsAhead } from './connect.ts';
import type { Migrating } from './migrate.ts';

const [openCases, numbersFound] = ['0030-open-by-place', '0038-numbers-found'];

onBothDatabases((databases) => {
  const world = worlds(databases);

  /** A store in which something can be found, as it was before two of the migrations. */
  const earlier = async (
    before = (db: Knex): Promise<unknown> => db.raw('drop index cases_open_by_place'),
  ) => {
    const { office, behind, connection } = await world();
    await write(office(), async (tx) => {
      for (const name of ['王伟', '李娜']) await tx.people.insert({ name, data: {} });
    });
    await behind(async (db) => {
      await before(db);
      await db('schema_migrations').whereIn('name', [openCases, numbersFound]).delete();
    });
    const found = async () => (await office().people.search('王伟')).map(({ name }) => name);
    return { connection, found };
  };

  describe('migrating what holds data', () => {
    it('tells each step of how many, what it does, and how many rows it went through', async () => {
      const { connection, found } = await earlier();
      expect(await stepsAhead(connection)).toBe(2);
      const told = await migrated(connection);
      expect(told.map(({ step, steps, name, rows }) => [step, steps, name, rows])).toEqual([
        [1, 2, openCases, undefined],
        [2, 2, numbersFound, undefined],
        [2, 2, numbersFound, { done: 2, all: 2 }],
      ]);
      for (const { does } of told) expect(Object.keys(does ?? {})).toEqual(['zh-CN', 'en']);
      expect(await stepsAhead(connection)).toBe(0);
      expect(await migrated(connection)).toEqual([]);
      expect(await found()).toEqual(['王伟']);
    });

    it('keeps what was done when it is killed, undoes the step at hand, and begins there again', async () => {
      const { connection, found } = await earlier();
      expect(killedAtRows(connection).signal).toBe('SIGKILL');
      expect(await stepsAhead(connection)).toBe(1);
      expect(await found()).toEqual(['王伟']);
      expect((await migrated(connection)).map(({ name }) => name)).toEqual([
        numbersFound,
        numbersFound,
      ]);
      expect(await found()).toEqual(['王伟']);
    });

    it('says which step failed, in both languages, and leaves nothing of it', async () => {
      // The index that it makes is there.
      const { connection } = await earlier(async () => undefined);
      const failing = migrated(connection);
      await expect(failing).rejects.toThrow(NotMigrated);
      await expect(failing).rejects.toThrow(/失败.*0030-open-by-place failed/s);
      expect(await stepsAhead(connection)).toBe(2);
    });

    it('leaves it to another process that does so', async () => {
      const { connection } = await earlier((db) =>
        db('schema_migrations_lock').update({ is_locked: 1 }),
      );
      await expect(migrated(connection)).rejects.toThrow(Locked);
    });
  });

  it('nothing is ahead of a store that is empty, nor told', async () => {
    const connection = await databases.create();
    expect(await stepsAhead(connection)).toBe(0);
    expect(await migrated(connection)).toEqual([]);
  });
});

async function migrated(connection: Connection): Promise<Migrating[]> {
  const told: Migrating[] = [];
  await migrateStore(connection, (at) => told.push(at));
  return told;
}

/** A process that is killed after rows were written, and before they are committed. */
function killedAtRows(connection: Connection) {
  const built = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
  const script = `import(${JSON.stringify(built)}).then(({ migrateStore }) =>
    migrateStore(${JSON.stringify(connection)}, ({ rows }) => rows && process.kill(process.pid, 'SIGKILL')))`;
  return spawnSync(process.execPath, ['-e', script]);
}
