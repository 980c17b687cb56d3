// `npm start`, `npm test` and their sisters on a machine that has only Node and npm.
// Dependency-free on purpose: it is what installs the dependencies.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command = 'start', ...rest] = process.argv.slice(2);

const commands = {
  build: [['tsc', '-b']],
  lint: [['biome', 'check', '.']],
  test: [
    ['biome', 'check', '.'],
    ['tsc', '-b'],
    ['vitest', 'run', ...rest],
  ],
};

const steps = commands[command];
if (!steps) {
  console.error(
    `不认识的命令 / unknown command: ${command}. 可用 / known: ${Object.keys(commands)}`,
  );
  process.exit(2);
}
await install();
for (const [bin, ...args] of steps) await run(join('node_modules', '.bin', bin), args);

/** Installs when the lock file is not the one that was last installed. */
async function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.bitan-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile']);
  writeFileSync(mark, lock);
}

/** Runs one step, telling what it is; the first that fails ends the script with its exit code. */
function run(bin, args) {
  console.log(`\n▶ ${bin.split(/[\\/]/).at(-1)} ${args.join(' ')}`);
  return new Promise((resolve) => {
    const child = spawn(bin, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : process.exit(code ?? (signal ? 1 : 0)),
    );
  });
}
