import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../database/connect.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { type Description, describeSchema } from '../testing/describe-schema.ts';

/** What is asked before the organisation is known; nothing else may be. */
const beforeTheOrganisationIsKnown = [
  { table: 'users', columns: ['login'] },
  { table: 'sessions', columns: ['token_hash'] },
  { table: 'receipts', columns: ['code_hash'] },
  { table: 'api_tokens', columns: ['token_hash'] },
];

onBothDatabases((databases) => {
  let db: Knex;
  let schema: Description;
  beforeAll(async () => {
    db = await connect(await databases.create());
    schema = await describeSchema(db);
  });
  afterAll(() => db.destroy());

  describe('the schema', () => {
    it('has the organisation in every table, never null', () => {
      expect(Object.keys(schema)).toContain('cases');
      for (const [name, { columns }] of Object.entries(schema)) {
        expect(columns.org, name).toEqual({ type: 'text', notNull: true });
      }
    });

    it('begins every primary, unique and foreign key with the organisation', () => {
      for (const [name, { primary, unique, foreign }] of Object.entries(schema)) {
        expect(primary[0], name).toBe('org');
        for (const key of unique) expect(key[0], name).toBe('org');
        for (const { from, to } of foreign) expect([from[0], to[0]], name).toEqual(['org', 'org']);
      }
    });

    it('leads from every table to its organisation', () => {
      for (const [name, { foreign }] of Object.entries(schema)) {
        if (name !== 'organisations') expect(foreign.length, name).toBeGreaterThan(0);
      }
    });

    it('begins every other index with the organisation, but for signing in', () => {
      const others = Object.entries(schema).flatMap(([table, { index }]) =>
        index.filter(([first]) => first !== 'org').map((columns) => ({ table, columns })),
      );
      expect(others).toHaveLength(beforeTheOrganisationIsKnown.length);
      expect(others).toEqual(expect.arrayContaining(beforeTheOrganisationIsKnown));
    });

    it('is the same as on SQLite', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'bitan-schema-'));
      const sqlite = await connect({ client: 'sqlite', filename: join(folder, 'schema.db') });
      expect(schema).toEqual(await describeSchema(sqlite));
      await sqlite.destroy();
      rmSync(folder, { recursive: true });
    });
  });
});
