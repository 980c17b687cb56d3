import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meaningsOf } from '@bitan/rules';
import { replay } from '@bitan/server';
import { openStore } from '@bitan/store';
import Database from 'better-sqlite3';
import { casesOf, editionOf } from './many-rules.mjs';

/** How many decisions of the past; ten million take 6 GB: `npm run bench -- impact 10000000`. */
const asked = process.argv.slice(2).map(Number).filter(Boolean);
const scales = asked.length > 0 ? asked : [10_000, 100_000, 1_000_000];

/** What a draft would have meant for the past, read from SQLite by one worker. */
export async function benchImpact() {
  const rows = [];
  for (const count of scales) rows.push(await benchScale(count));
  return rows;
}

async function benchScale(count) {
  const data = mkdtempSync(join(tmpdir(), 'bitan-impact-'));
  const filename = join(data, 'bitan.sqlite');
  const keys = { kek: randomBytes(32), audit: randomBytes(32) };
  const clock = () => '2026-11-24T00:00:00.000Z';
  const store = await openStore({ client: 'sqlite', filename }, { keys, clock });
  try {
    const from = editionOf(25);
    const to = drafted(from);
    await store.system.organisations.create({
      id: 'office',
      title: from.title,
      level: 'county',
      pack: 'bench',
    });
    fill(filename, count, from.id);
    const peak = watchChildren();
    const before = performance.now();
    const runtime = { store: withEditions(store, from), config: { data } };
    const { impact } = await replay(runtime, [{ org: 'office', from, to }], clock(), {
      workers: 1,
    });
    const seconds = (performance.now() - before) / 1000;
    if (impact.total !== count || impact.changed === 0) throw new Error(JSON.stringify(impact));
    return {
      decisions: count,
      changed: impact.changed,
      'decisions/s (goal ≥ 200,000)': Math.round(count / seconds),
      'worker MB (goal < 300)': Math.round(peak()),
    };
  } finally {
    await store.close();
    rmSync(data, { recursive: true });
  }
}

/** The same rules with other thresholds. */
function drafted(edition) {
  const { disposition } = structuredClone(edition.decisions);
  for (const rule of disposition.rules) {
    rule.conditions = JSON.parse(JSON.stringify(rule.conditions).replace('"value":2', '"value":3'));
  }
  return {
    ...edition,
    id: 'draft'.padStart(64, '0'),
    decisions: { ...edition.decisions, disposition },
  };
}

/** The edition need not be published for this. */
function withEditions(store, edition) {
  const editions = { list: async () => [{ id: edition.id }], content: async () => edition };
  if (Object.keys(meaningsOf(edition)).length === 0) throw new Error('it has no facts');
  return { for: (actor) => ({ ...store.for(actor), editions }) };
}

/** Decisions over twelve years, in the order of time; what they belong to is left out. */
function fill(filename, count, edition) {
  const db = new Database(filename);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  const insert = db.prepare(
    'insert into past_decisions (org, id, case_id, seq, decision, edition, at, person_id, actor, facts, absent) values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)',
  );
  const facts = casesOf(5000).map((one) => JSON.stringify(one));
  const begun = Date.UTC(2014, 0, 1);
  const step = (12 * 365 * 86_400_000) / count;
  db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const at = new Date(begun + n * step).toISOString();
      const id = `${String(n).padStart(12, '0')}-past`;
      insert.run(
        ...['office', id, `case-${n}`, 'disposition', edition, at],
        ...[`person-${n % 9000}`, `officer-${n % 12}`, facts[n % facts.length], '[]'],
      );
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** The most memory that a child of this process had, in MB. */
function watchChildren() {
  let most = 0;
  const look = () => {
    for (const pid of childrenOf(process.pid)) {
      const status = textOf(`/proc/${pid}/status`);
      most = Math.max(most, Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024);
    }
  };
  const timer = setInterval(look, 50);
  return () => {
    clearInterval(timer);
    return most;
  };
}

const childrenOf = (pid) =>
  readdirSync('/proc').filter(
    (name) => textOf(`/proc/${name}/stat`).split(') ')[1]?.split(' ')[1] === String(pid),
  );

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
