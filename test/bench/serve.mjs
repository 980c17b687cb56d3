import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFlags } from '../../scripts/server-flags.mjs';

export const password = 'bench-password-1';
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Starts a program that prints its address, in a process of its own. */
export async function start(args, env = {}) {
  const data = mkdtempSync(join(tmpdir(), 'bitan-bench-'));
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PORT: '0', BITAN_DATA: data, BITAN_DEMO_PASSWORD: password, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = text.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error('it did not start')));
  });
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, pid: child.pid, stop };
}

/** Starts Bitan as `npm start` does. */
export const serve = () => start([...serverFlags, 'apps/server/dist/main.js']);

/** One request, with no longer an answer than needed; gives that, parsed, and the cookie. */
export function call(url, method, path, body, cookie = '') {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    cookie,
    prefer: 'return=minimal',
    ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, agent }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        answer += chunk;
      });
      response.on('end', () => {
        if (response.statusCode >= 400) return reject(new Error(`${path}: ${answer}`));
        const set = response.headers['set-cookie']?.[0]?.split(';')[0];
        resolve({ json: answer ? JSON.parse(answer) : undefined, cookie: set ?? cookie });
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

export async function signIn(url, login) {
  return (await call(url, 'POST', '/api/session', { login, password })).cookie;
}

/** How many times a second `work` is done by this many clients at once, for `seconds`. */
export async function rate(clients, seconds, work) {
  const until = Date.now() + seconds * 1000;
  let done = 0;
  const client = async (n) => {
    while (Date.now() < until) {
      await work(n);
      done += 1;
    }
  };
  const began = Date.now();
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  return done / ((Date.now() - began) / 1000);
}

/** What a process has used of the processors, in steps of 10 ms: what others do there is no part of it. */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process, in MB. */
export const residentMb = (pid) =>
  Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;
