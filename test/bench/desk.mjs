import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom, openRuntime } from '@bitan/server';
import { seedDemo } from '../../apps/server/dist/demo/seed.js';
import { playYear, yearBefore } from '../../apps/server/dist/demo/year/year.js';
import { superviseAll } from '../../apps/server/dist/supervise/sweep.js';
import { serverFlags } from '../../scripts/server-flags.mjs';
import { multiply } from './multiply.mjs';
import { call, cpuMs, password, signIn, start } from './serve.mjs';

const asked = process.argv.slice(2).map(Number).filter(Boolean);
const scales = asked.length > 0 ? asked : [10_000, 100_000, 1_000_000];
const rounds = 40;

/** Where offices that were built are kept to be asked again; otherwise they are thrown away. */
const kept = process.env.BITAN_DESK_DATA;

/** Lists, pages, search, supervision and reports of an office with that many cases, over HTTP. */
export async function benchDesk() {
  const rows = [];
  for (const count of scales) rows.push(...(await benchScale(count)));
  return rows;
}

async function benchScale(count) {
  const data = kept ? join(kept, String(count)) : mkdtempSync(join(tmpdir(), 'bitan-desk-'));
  try {
    return await measured(data, count, await officeIn(data, count));
  } finally {
    if (!kept) rmSync(data, { recursive: true, force: true });
  }
}

/** Builds an office of that size, unless there is one. @returns what to ask for */
async function officeIn(data, count) {
  const sampled = join(data, 'sample.json');
  if (existsSync(sampled)) return JSON.parse(readFileSync(sampled, 'utf8'));
  mkdirSync(data, { recursive: true });
  await playIn(data);
  const filename = join(data, 'bitan.sqlite');
  const began = performance.now();
  const sample = multiply(filename, count);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${count}: built in ${seconds} s, ${Math.round(statSync(filename).size / 1e6)} MB`);
  writeFileSync(sampled, JSON.stringify(sample));
  return sample;
}

/** A small year that was played through the use cases: what is multiplied. */
async function playIn(data) {
  const until = new Date().toISOString();
  let now = yearBefore(until);
  const config = configFrom({ BITAN_DATA: data, BITAN_DEMO_PASSWORD: password });
  const { runtime, close } = await openRuntime(config, () => now);
  const tell = (instant) => {
    now = instant;
  };
  await seedDemo(runtime);
  await playYear(runtime, { until, tell, size: 120 });
  // Alarms that rang were told long ago in an office that works.
  await superviseAll(runtime);
  await close();
}

async function measured(data, count, sample) {
  const server = await start([...serverFlags, 'apps/server/dist/main.js'], { BITAN_DATA: data });
  try {
    const rows = [];
    const cookies = new Map();
    for (const [what, login, pathOf, goal] of questions(sample)) {
      const cookie = cookies.get(login) ?? (await signIn(server.url, login));
      cookies.set(login, cookie);
      const times = [];
      let used = 0;
      for (let n = -5; n < rounds; n += 1) {
        if (n === 0) used = cpuMs(server.pid);
        const path = pathOf(n + 5);
        const began = performance.now();
        await call(server.url, 'GET', path, undefined, cookie);
        if (n >= 0) times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(1));
      const cpu = Number(((cpuMs(server.pid) - used) / rounds).toFixed(1));
      const p = { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'CPU ms': cpu };
      rows.push({ cases: count, what, ...p, 'goal p95': goal });
    }
    return rows;
  } finally {
    await server.stop();
  }
}

/** Every question with other words each time, so that nothing is answered from before. */
function questions({ cases, people, names, handlers }) {
  const some = (of) => (n) => of[(n * 7919) % of.length];
  const list = (query) => () => `/api/cases?limit=50&${query}`;
  const overview = (from, until) => () => `/api/overview?from=${from}&until=${until}`;
  const report = (from, until) => () =>
    `/api/reports?workflow=petition-talk&from=${from}&until=${until}`;
  const search = (q) => (n) => `/api/search?q=${encodeURIComponent(q(n))}`;
  return [
    ['inbox of an officer', 'officer', () => '/api/inbox?limit=50', 100],
    ['inbox of a leader', 'leader', () => '/api/inbox?limit=50', 100],
    ['case page', 'officer', (n) => `/api/cases/${some(cases)(n)}`, 100],
    ['person page', 'officer', (n) => `/api/subjects/person/${some(people)(n)}`, 100],
    ['list, latest first', 'officer', list(''), 100],
    ['list, overdue by deadline', 'officer', list('due=overdue&sort=due'), 100],
    ['list, one stage', 'officer', list('workflow=petition-talk&stage=classification'), 100],
    [
      'list, one handler, open',
      'officer',
      (n) => list(`open=true&handler=${some(handlers)(n)}`)(),
      100,
    ],
    ['list, begun in a month', 'officer', list('from=2020-03-01&to=2020-03-31&sort=started'), 100],
    [
      'list, channel and outcome',
      'officer',
      list('marks=answer.channel=letter,outcome.disposition=talk'),
      100,
    ],
    [
      'list, criterion, open',
      'officer',
      list('open=true&marks=outcome.must-talk=mustTalk.criterion-5.target-subject'),
      100,
    ],
    ['list, words', 'officer', (n) => list(`q=${encodeURIComponent(some(names)(n))}`)(), 200],
    ['search, a name', 'officer', search(some(names)), 200],
    ['search, two frequent characters', 'officer', search(() => '反映'), 200],
    ['search, pinyin in full', 'officer', search(() => 'wangwei'), 200],
    ['search, initials', 'officer', search(() => 'ww'), 200],
    ['search, a name and a word', 'officer', search((n) => `${some(names)(n)} 宴请`), 200],
    ['search, a number', 'officer', search((n) => `2026 ${n + 1}号`), 200],
    [
      'people by name',
      'officer',
      (n) => `/api/subjects/person?q=${encodeURIComponent(some(names)(n))}`,
      100,
    ],
    ['supervision', 'leader', () => '/api/supervision', 500],
    ['overview of a month', 'leader', overview(...lastMonths(1)), 500],
    ['overview of a year', 'leader', overview(...lastMonths(12)), 500],
    ['report of a month', 'leader', report(...lastMonths(1)), 500],
    ['report of a quarter', 'leader', report(...lastMonths(3)), 500],
    ['report of a year', 'leader', report(...lastMonths(12)), 500],
  ];
}

/** The first and the last day of so many whole months that are over. */
function lastMonths(count) {
  const now = new Date();
  const day = (months, days) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, days))
      .toISOString()
      .slice(0, 10);
  return [day(-count, 1), day(0, 0)];
}
