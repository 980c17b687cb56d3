import { randomUUID } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { configFrom, importFile, signedInAs, startServer } from '../../apps/server/dist/index.js';
import { call, password, signIn } from './serve.mjs';

const head =
  '收信日期,信访方式,来源,类别,被反映人,单位,职务,主要问题,具体内容,问题性质,是否重复件,您与被反映人或反映人的关系,是否实名';
const goal = { rows: 100_000, seconds: 60 };
const units = 200;

/**
 * Rows a second, CPU time and memory, of the server with the processes beside it, of an import, and
 * how long others wait meanwhile: as many rows as asked for, or 10,000.
 */
export async function benchImport() {
  const rows = Number(process.argv.slice(2).find(Number)) || 10_000;
  const data = mkdtempSync(join(tmpdir(), 'bitan-import-'));
  const server = await startServer(
    configFrom({ PORT: '0', BITAN_DATA: data, BITAN_DEMO_PASSWORD: password }),
  );
  try {
    const { runtime } = server;
    const me = await signedInAs(runtime, 'officer');
    await addUnits(runtime, me);
    const file = join(data, 'rows.csv');
    writeFileSync(file, csv(rows));
    const memory = watch(runtime, me);
    const inbox = await askTheInbox(server.url);
    const [began, used] = [performance.now(), process.cpuUsage()];
    const { begun } = await importFile(runtime, me, {
      name: 'rows.csv',
      content: () => createReadStream(file),
      workflow: 'petition-talk',
      dryRun: false,
    });
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(used);
    const { peak, curve, beside } = memory.stop();
    const answered = await inbox.stop();
    if (begun !== rows) throw new Error(`${begun} of ${rows} were taken`);
    return {
      rows,
      seconds: seconds.toFixed(1),
      'rows/s': Math.round(rows / seconds),
      'CPU ms/row here': ((user + system) / 1000 / rows).toFixed(2),
      'beside, each process': beside.map((ms) => (ms / rows).toFixed(2)).join(' '),
      'an inbox meanwhile, ms: p50 / most': answered,
      'peak MB': peak,
      'MB at each 10,000': curve.join(' '),
      'the peer, s': bare(data, file).toFixed(2),
      [`${goal.rows} rows at this rate, s (goal ${goal.seconds})`]: Math.round(
        (goal.rows * seconds) / rows,
      ),
    };
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * The resident memory at its highest, and whenever another 10,000 rows have been taken, and the CPU
 * time of the processes beside the server, as far as Linux tells of them.
 */
function watch(runtime, me) {
  const office = runtime.store.for({ org: me.office.id, user: me.user.id });
  const cpu = new Map();
  const resident = () => {
    const beside = processesBeside();
    for (const { pid, ms } of beside) cpu.set(pid, ms);
    const bytes = beside.reduce((sum, one) => sum + one.bytes, process.memoryUsage().rss);
    return Math.round(bytes / 1e6);
  };
  const curve = [];
  let peak = 0;
  const timer = setInterval(async () => {
    const now = resident();
    peak = Math.max(peak, now);
    const [one] = await office.imports.list();
    if (one && Math.floor(one.done / 10_000) > curve.length) curve.push(now);
  }, 200);
  return {
    stop() {
      clearInterval(timer);
      return { peak, curve, beside: [...cpu.values()].filter((ms) => ms > 500) };
    },
  };
}

/**
 * The peer: better-sqlite3 alone inserts each line of the table as one row of JSON, a hundred to a
 * durable transaction. It says how fast the machine is at that moment.
 * @returns seconds
 */
function bare(folder, file) {
  const began = performance.now();
  const db = new Database(join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table rows (id text primary key, body text)');
  const insert = db.prepare('insert into rows values (?, ?)');
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  const together = db.transaction((some) => {
    for (const line of some) insert.run(randomUUID(), JSON.stringify(line.split(',')));
  });
  for (let at = 0; at < lines.length; at += 100) together(lines.slice(at, at + 100));
  db.close();
  return (performance.now() - began) / 1000;
}

/** Asks for the inbox of an officer once a second, as somebody does who works meanwhile. */
async function askTheInbox(url) {
  const cookie = await signIn(url, 'officer');
  const ending = new AbortController();
  const took = [];
  const asking = (async () => {
    while (!ending.signal.aborted) {
      await setTimeout(1000, undefined, { signal: ending.signal }).catch(() => undefined);
      const began = performance.now();
      await call(url, 'GET', '/api/inbox', undefined, cookie);
      took.push(Math.round(performance.now() - began));
    }
  })();
  return {
    async stop() {
      ending.abort();
      await asking;
      took.sort((a, b) => a - b);
      return `${took[took.length >> 1]} / ${took.at(-1)}`;
    },
  };
}

function processesBeside() {
  try {
    return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map((pid) => {
        const said = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
        // In hundredths of a second, and in pages of 4 KB.
        const [user, system, pages] = [11, 12, 21].map((at) => Number(said[at]));
        return { pid, ms: (user + system) * 10, bytes: pages * 4096 };
      });
  } catch {
    return [];
  }
}

async function addUnits(runtime, me) {
  const office = runtime.store.for({ org: me.office.id, user: me.user.id });
  await office.transaction(async (tx) => {
    for (let n = 0; n < units; n += 1) {
      await tx.units.insert({ name: `测速单位${n}`, data: { name: `测速单位${n}`, staff: 30 } });
    }
    tx.audit.add({ event: 'bench' });
  });
}

/** Five petitions about each person, ten people and fifty petitions in each unit of 1,000 rows. */
function csv(rows) {
  const today = new Date().toISOString().slice(0, 10);
  const lines = Array.from({ length: rows }, (_, n) => {
    const person = Math.floor(n / 5);
    return `${today},来信,自收,检举控告,测试${person},测速单位${person % units},科员,违规报销${n},${'群众来信反映的内容。'.repeat(10)},廉洁,否,无,否`;
  });
  return [head, ...lines].join('\n');
}
