// `npm start`, `npm test` and their sisters on a machine that has only Node and npm.
// Dependency-free on purpose: it is what installs the dependencies.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFlags } from './server-flags.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join('node_modules', '.bin', name);
const [command = 'start', ...rest] = process.argv.slice(2);
// What a command prints for other programs must stay clean: its steps are told on stderr.
const quiet = command === 'bitan';

const install = step('install', installPackages);
const build = [step('tsc -b', () => run(bin('tsc'), ['-b'])), step('vite build', buildShell)];
const lint = [
  step('biome check', () => run(bin('biome'), ['check', '.'])),
  step('depcruise', () =>
    run(bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'packages', 'apps']),
  ),
  // The tests are no part of what is built: their types are checked here.
  step('tsc -b . test', () => run(bin('tsc'), ['-b', '.', 'test'])),
];

const commands = {
  start: [...build, step('server', serve)],
  'demo:year': [...build, step('server', serveYear)],
  build,
  lint,
  test: [...lint, ...build, step('vitest', () => run(bin('vitest'), ['run', ...rest]))],
  bench: [...build, step('bench', () => run(process.execPath, ['test/bench/main.mjs', ...rest]))],
  bitan: [
    ...build.slice(0, 1),
    step('bitan', () => run(process.execPath, ['apps/cli/dist/main.js', ...rest], 'inherit')),
  ],
};

if (!commands[command]) {
  console.error(
    `不认识的命令 / unknown command: ${command}. 可用 / known: ${Object.keys(commands)}`,
  );
  process.exit(2);
}
for (const { name, work } of [install, ...commands[command]]) await work(name);

function step(name, work) {
  return { name, work };
}

/** Installs when the lock file is not the one that was last installed. */
async function installPackages() {
  const lock = hashOf([join(root, 'pnpm-lock.yaml')]);
  const mark = join(root, 'node_modules', '.bitan-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile']);
  writeFileSync(mark, lock);
}

/** Builds the shell when one of its sources is not what was last built. */
async function buildShell() {
  const sources = [
    'apps/shell',
    'packages/api',
    'packages/forms',
    'packages/definitions',
    'packages/rules',
  ];
  const hash = hashOf(sources.flatMap((folder) => filesIn(join(root, folder))));
  const mark = join(root, 'apps', 'shell', 'dist', '.bitan-built');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  await run(bin('vite'), ['build', 'apps/shell', '--logLevel', 'warn']);
  writeFileSync(mark, hash);
}

function serve() {
  return run(process.execPath, [...serverFlags, 'apps/server/dist/main.js', ...rest]);
}

/** The same, with a data folder of its own whose demo office has a year of work behind it. */
function serveYear() {
  process.env.BITAN_DEMO = 'year';
  process.env.BITAN_DATA ??= 'data/year';
  return serve();
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist'].includes(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : statSync(path).isFile() ? [path] : [];
    });
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Runs one step, telling what it is; the first that fails ends the script with its exit code. A
 * signal is handed on, and the child ends with this script even where npm alone was signalled.
 */
function run(program, args, stdout = quiet ? 2 : 'inherit') {
  const say = quiet ? () => {} : console.log;
  say(`\n▶ ${program.split(/[\\/]/).at(-1)} ${args.join(' ')}`);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['inherit', stdout, 'inherit'],
      shell: process.platform === 'win32',
    });
    const stop = () => child.kill('SIGTERM');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
    const orphaned = setInterval(() => process.ppid === 1 && stop(), 1000);
    orphaned.unref();
    child.on('exit', (code, signal) => {
      clearInterval(orphaned);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(name, stop);
      if (code === 0) resolve();
      else process.exit(code ?? (signal ? 1 : 0));
    });
  });
}
