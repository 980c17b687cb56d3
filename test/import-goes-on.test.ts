import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportView } from '@bitan/api';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { answers } from './play/answers.ts';
import { Api } from './play/api.ts';
import { password } from './play/office.ts';
import { seededFolder } from './play/seeded.ts';
import {
  beginImport,
  bringTable,
  importEnded,
  importWhen,
  petitionHead,
  petitionRow,
} from './play/tables.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const lines = 1200;
const table = {
  name: 'many.csv',
  bytes: Buffer.from(
    [
      petitionHead,
      ...Array.from({ length: lines }, (_, i) => petitionRow.replace('违规报销', `许多${i}`)),
    ].join('\n'),
  ),
};

async function folder(): Promise<string> {
  const data = await seededFolder('2026-01-05', password);
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  return data;
}

/** Starts a server as it is started for people, and waits for its address. */
function serve(data: string): Promise<{ url: string; server: ChildProcess }> {
  const env = { ...process.env, PORT: '0', BITAN_DATA: data, BITAN_DEMO_PASSWORD: password };
  const server = spawn(process.execPath, ['apps/server/dist/main.js'], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    server.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (text) => {
      said += String(text);
      const [url] = said.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
      if (url) resolve({ url, server });
    });
    server.on('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
}

const officerAt = (url: string) => new Api(url, password).signIn('officer');
const isUnderWay = ({ done, status }: ImportView) => done > 0 || status !== 'running';

async function begun(url: string, officer: Api): Promise<ImportView> {
  const body = await bringTable(url, officer, table);
  return beginImport(officer, await officer.call('POST', '/api/imports', body));
}

/** Each line began one case, numbered without a gap among those that others began, and all is proved. */
async function isWhole(data: string, url: string, others = 0): Promise<void> {
  const auditor = await new Api(url, password).signIn('auditor');
  expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
  const db = new Database(join(data, 'bitan.sqlite'), { readonly: true });
  const count = (sql: string) => db.prepare(sql).pluck().get();
  expect(count("select count(*) from cases where summary like '%许多%'")).toBe(lines);
  expect(count('select count(distinct line) from imported_rows')).toBe(lines);
  expect(count('select count(distinct number) from cases')).toBe(lines + others);
  expect(count('select max(n) from counters')).toBe(lines + others);
  expect(count("select count(*) from actions where action = 'register'")).toBe(lines + others);
  db.close();
}

it('goes on where it was when the server was killed', async () => {
  const data = await folder();
  const first = await serve(data);
  const { id } = await begun(first.url, await officerAt(first.url));
  const before = await importWhen(await officerAt(first.url), id, isUnderWay);
  expect(before.done).toBeLessThan(lines);
  first.server.removeAllListeners('exit');
  first.server.kill('SIGKILL');
  const { url } = await serve(data);
  const officer = await officerAt(url);
  expect(await importEnded(officer, id)).toMatchObject({
    status: 'done',
    begun: lines,
    refused: 0,
  });
  await isWhole(data, url);
}, 240_000);

it('says nothing of a stop of the server, and goes on where it was', async () => {
  const data = await folder();
  const first = await serve(data);
  const { id } = await begun(first.url, await officerAt(first.url));
  await importWhen(await officerAt(first.url), id, isUnderWay);
  let said = '';
  first.server.stdout?.on('data', (text) => {
    said += String(text);
  });
  const ended = new Promise((end) => first.server.once('exit', end));
  first.server.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said).not.toMatch(/"level":[45]0/);
  const { url } = await serve(data);
  const officer = await officerAt(url);
  expect(await importEnded(officer, id)).toMatchObject({ status: 'done', begun: lines });
  await isWhole(data, url);
}, 240_000);

it('goes on while colleagues register petitions about the same person', async () => {
  const data = await folder();
  const { url } = await serve(data);
  const officer = await officerAt(url);
  const colleague = await new Api(url, password).signIn('officer2');
  const accused = await colleague.person('张明');
  const { id } = await begun(url, officer);
  let others = 0;
  for (let view = await importWhen(officer, id, isUnderWay); view.status === 'running'; ) {
    const body = { workflow: 'petition-talk', answers: answers.register(accused) };
    await colleague.call('POST', '/api/cases', body);
    others += 1;
    view = await importWhen(
      officer,
      id,
      ({ done, status }) => done > view.done || status !== 'running',
    );
  }
  expect(others).toBeGreaterThan(0);
  expect(await importEnded(officer, id)).toMatchObject({ status: 'done', begun: lines });
  await isWhole(data, url, others);
}, 240_000);
