import { rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { configFrom, startServer } from '@bitan/server';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { password } from './play/office.ts';
import { seededFolder } from './play/seeded.ts';

let data: string;
let db: Database.Database;
let url: string;
let env: Record<string, string>;

beforeAll(async () => {
  data = await seededFolder('2026-01-05', password);
  db = new Database(join(data, 'bitan.sqlite'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  env = { PORT: String(port), BITAN_DATA: data };
});
afterAll(async () => {
  db.close();
  await rm(data, { recursive: true, force: true });
});

/** Takes one step back: the one that makes the index of words anew. */
const stepBack = () =>
  db.prepare("delete from schema_migrations where name = '0038-numbers-found'").run();

describe('a server that finds data of an earlier version', () => {
  it('says so on its port and on the console until it is done, and then serves', async () => {
    stepBack();
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    // The upgrade waits for who writes, and so does this test know when it is over.
    db.exec('begin immediate');
    const starting = startServer(configFrom(env));
    await vi.waitFor(() => expect(said).toHaveBeenCalled(), { timeout: 30_000 });

    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { ok: false, checks: { migrations: false }, migrating: { step: 1, steps: 1 } },
    ]);
    const asked = await fetch(`${url}/api/session`);
    expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await asked.json()).toMatchObject({ type: 'urn:bitan:problem:migrating' });
    const page = await fetch(`${url}/cases`);
    expect(page.status).toBe(503);
    expect(await page.text()).toMatch(/正在升级.*第 1 步，共 1 步：重建全部查找索引.*Step 1 of 1/s);

    db.exec('rollback');
    const server = await starting;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/api/session`)).status).toBe(401);
    await server.stop();
    const lines = said.mock.calls.map(([line]) => String(line));
    expect(lines[0]).toMatch(/1 \/ 1 0038-numbers-found: 重建.* \/ makes the index/);
    expect(lines.at(-1)).toMatch(/升级完成 \/ the data is upgraded/);
    said.mockRestore();
  });

  it('says why it does not start, in both languages, and gives its port back', async () => {
    stepBack();
    db.exec('alter table search_docs rename to away');
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    await expect(startServer(configFrom(env))).rejects.toThrow(
      /0038-numbers-found 一步失败.*0038-numbers-found failed.*重新启动.*start again/s,
    );
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
    db.exec('alter table away rename to search_docs');
    const server = await startServer(configFrom(env));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await server.stop();
    said.mockRestore();
  });
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}
