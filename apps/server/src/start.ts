import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Migrating, openStore } from '@bitan/store';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { Attached } from './attachments/attached.ts';
import { uploadSweeper } from './attachments/sweep.ts';
import { type Config, isLoopback } from './config.ts';
import { connectionOf } from './connection.ts';
import { type Account, seedDemo } from './demo/seed.ts';
import { playYear, yearBefore } from './demo/year/year.ts';
import { Templates } from './documents/templates.ts';
import { FileStore, filesIn } from './files/file-store.ts';
import { deliverer } from './handover/deliver.ts';
import { UnderWay } from './http/under-way.ts';
import { resumeImports } from './intake/run.ts';
import { migrateBeside } from './migrating/migrate.ts';
import { waitingApp } from './migrating/waiting.ts';
import { resumeMovings } from './moving/run.ts';
import { Presence } from './policy/presence.ts';
import { Impacts } from './replay/impacts.ts';
import { Editions } from './runtime/editions.ts';
import { keysIn } from './runtime/keys.ts';
import type { Runtime } from './runtime/runtime.ts';
import { Tree } from './runtime/tree.ts';
import { supervisor } from './supervise/sweep.ts';
import { sweeper } from './work/sweep-answer-drafts.ts';
import { Workshop } from './workshop/workshop.ts';

export interface RunningServer {
  readonly url: string;
  /** The demo accounts, when they were made at this start. */
  readonly accounts: readonly Account[];
  readonly runtime: Runtime;
  stop(): Promise<void>;
}

/** Opens the data folder: keys, database with its migrations, and all that use cases need. */
export async function openRuntime(
  config: Config,
  clock: () => string = wallClock,
): Promise<{ runtime: Runtime; sessionKey: Buffer; close(): Promise<void> }> {
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const keys = await keysIn(config.data);
  const store = await openStore(connectionOf(config), { keys, clock });
  const workshop = new Workshop();
  const impacts = new Impacts();
  const log = pino({ level: config.logLevel });
  const editions = new Editions(store, config.data);
  const files = new FileStore(join(filesIn(config.data), 'kept'), keys.kek);
  return {
    runtime: {
      config,
      store,
      tree: new Tree(store),
      editions,
      files,
      templates: new Templates({ store, files, workshop, config, clock, log }),
      attached: new Attached(store, config.data, keys.kek),
      imported: new FileStore(join(filesIn(config.data), 'imported'), keys.kek),
      workshop,
      presence: new Presence(),
      underWay: new UnderWay(),
      browserKey: (user) =>
        createHmac('sha256', keys.session).update(`browser ${user}`).digest('base64'),
      impacts,
      log,
      clock,
    },
    sessionKey: keys.session,
    async close() {
      impacts.close();
      workshop.close();
      await store.close();
    },
  };
}

/**
 * Opens the data folder, seeds a demo office where there is none, and serves.
 *
 * @param clock the instant now; given by tests
 * @throws Error when the data folder is empty and the address is not this machine's own
 */
export async function startServer(config: Config, clock?: () => string): Promise<RunningServer> {
  const server = createServer();
  await migrateWhereBehind(config, server);
  const played = config.demo === 'year' ? await playYearWhereEmpty(config, clock) : [];
  const { runtime, sessionKey, close } = await openRuntime(config, clock);
  const accounts = [...played, ...(await seedWhereEmpty(runtime))];
  server.removeAllListeners('request').on('request', createApp(runtime, sessionKey));
  const delivering = deliverer(runtime);
  resumeMovings(runtime).catch((error) =>
    runtime.log.error({ err: error }, 'moving records failed'),
  );
  resumeImports(runtime).catch((error) => runtime.log.error({ err: error }, 'imports failed'));
  const sweeping = sweeper(runtime);
  const supervising = supervisor(runtime);
  const sweepingUploads = uploadSweeper(runtime);
  if (!server.listening) await listen(server, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}`,
    accounts,
    runtime,
    async stop() {
      runtime.underWay.stop();
      delivering.stop();
      sweeping.stop();
      await supervising.stop();
      sweepingUploads.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 3000).unref();
      });
      await close();
    },
  };
}

/** The instant now; while much is done at once it is asked for several times in a millisecond. */
function wallClock(): string {
  const now = Date.now();
  if (now !== last.now) last = { now, instant: new Date(now).toISOString() };
  return last.instant;
}
let last = { now: Number.NaN, instant: '' };

const listen = (server: Server, { port, host }: Config) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

/** While the data is upgraded the server answers already: that it is. */
async function migrateWhereBehind(config: Config, server: Server): Promise<void> {
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const log = pino({ level: config.logLevel });
  let at: Migrating | undefined;
  await migrateBeside(connectionOf(config), {
    print: (line) => console.log(line),
    begun: () =>
      listen(
        server.on(
          'request',
          waitingApp(log, () => at),
        ),
        config,
      ),
    hear(now) {
      at = now;
    },
  }).catch((error) => {
    server.close();
    throw error;
  });
}

/** Seeds the demo offices as of a year ago, and plays what happened in one of them since. */
async function playYearWhereEmpty(
  config: Config,
  clock: () => string = wallClock,
): Promise<readonly Account[]> {
  const until = clock();
  let now = yearBefore(until);
  const { runtime, close } = await openRuntime(config, () => now);
  try {
    const accounts = await seedWhereEmpty(runtime);
    if (accounts.length === 0) return [];
    const more = await playYear(runtime, {
      until,
      tell: (instant) => {
        now = instant;
      },
      progress: ({ cases, of, day }) =>
        console.log(`演示年度 / demo year: ${day}  ${cases} / ${of}`),
    });
    return [...accounts, ...more];
  } finally {
    await close();
  }
}

async function seedWhereEmpty(runtime: Runtime): Promise<readonly Account[]> {
  if ((await runtime.store.system.organisations.count()) > 0) return [];
  if (!isLoopback(runtime.config.host)) {
    throw new Error(
      '数据目录为空，且监听地址不是本机：演示数据只在本机地址上生成。请先用 HOST=127.0.0.1 启动 / The data folder is empty and the address is not this machine’s own: demo data is only seeded on a loopback address. Start with HOST=127.0.0.1 first.',
    );
  }
  return seedDemo(runtime);
}
