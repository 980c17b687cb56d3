import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Connection } from '../types.ts';

/** Makes a new, empty database for each test that asks for one. */
export interface Databases {
  readonly client: Connection['client'];
  create(): Promise<Connection>;
}

/**
 * Runs the same tests on SQLite and on PostgreSQL. Where no PostgreSQL server is installed that
 * lane is skipped, and says so.
 */
export function onBothDatabases(tests: (databases: Databases) => void): void {
  describe('on SQLite', () => {
    const folder = temporaryFolder('bitan-sqlite-');
    afterAll(() => rmSync(folder, { recursive: true }));
    tests({
      client: 'sqlite',
      create: async () => ({ client: 'sqlite', filename: join(folder, `${fresh()}.db`) }),
    });
  });
  describe('on PostgreSQL', () => {
    const programs = postgresPrograms();
    if (programs) tests(postgres(programs));
    else leaveOut('no PostgreSQL server is installed: these tests ran on SQLite only');
  });
}

function leaveOut(why: string): void {
  console.warn(why);
  it.skip(why);
}

const run = promisify(execFile);
const fresh = () => `t${randomBytes(6).toString('hex')}`;
const temporaryFolder = (prefix: string, root = tmpdir()) => mkdtempSync(join(root, prefix));

/** Where there is room in memory, a cluster there takes half the time. */
function roomyRoot(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 512 * 1024 * 1024 ? memory : tmpdir();
}

/**
 * A private cluster for the tests of one file, reached only through a socket in its folder. Each
 * test has a schema of its own, which is as good as a database and much quicker to make.
 */
function postgres(programs: string): Databases {
  const folder = temporaryFolder('bitan-pg-', roomyRoot());
  const as = userToRunAs(folder);
  const call = (program: string, ...parameters: string[]) => {
    const [command = '', ...rest] = [...as, join(programs, program), ...parameters];
    return run(command, rest, { cwd: folder });
  };
  const data = join(folder, 'data');
  const url = `postgresql:///postgres?host=${folder}&user=bitan`;

  beforeAll(async () => {
    await call('initdb', '-D', data, '-U', 'bitan', '-A', 'trust', '-E', 'UTF8', '--no-sync');
    const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
    await call('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  }, 60_000);
  afterAll(async () => {
    await call('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true });
  });

  return {
    client: 'pg',
    async create() {
      const name = fresh();
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(`create schema ${name}`);
      await admin.end();
      return { client: 'pg', connection: `${url}&options=-c%20search_path%3D${name}` };
    },
  };
}

/** PostgreSQL refuses to run as root; there it runs as the user that its package made. */
function userToRunAs(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const idOf = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  chownSync(folder, idOf('-u'), idOf('-g'));
  return ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'];
}

/** The folder with the programs of the newest PostgreSQL server. */
function postgresPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .sort((a, b) => b - a)
    : [];
  return versions
    .map((v) => join(root, `${v}`, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}
