import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('..', import.meta.url));
let server: ChildProcess | undefined;
let data = '';

afterAll(async () => {
  server?.kill('SIGTERM');
  await rm(data, { recursive: true, force: true });
});

it('npm start serves a seeded demo office, and tells where and how to sign in', async () => {
  data = await mkdtemp(join(tmpdir(), 'bitan-start-'));
  const env = { ...process.env, PORT: '0', BITAN_DATA: data, BITAN_DEMO_PASSWORD: 'start-pass-1' };
  server = spawn(process.execPath, ['scripts/run.mjs', 'start'], { cwd: repository, env });
  const url = await said(server, /http:\/\/127\.0\.0\.1:\d+/);
  const body = JSON.stringify({ login: 'officer', password: 'start-pass-1' });
  const headers = { 'content-type': 'application/json' };
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
  expect(session.status).toBeLessThan(300);
  const page = await fetch(`${url}/`);
  expect(await page.text()).toContain('<div id="root">');
}, 120_000);

/** What a process says first that matches. */
function said(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = '';
    const hear = (text: unknown) => {
      all += String(text);
      const [found] = all.match(wanted) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`it ended with ${code}: ${all}`)));
  });
}
