import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';

/**
 * A page of another product, which is installed beside this project and not into it.
 * @param files the sources of the page by name, with an `index.html`
 */
export function peerPage(name, dependencies, files) {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, `bitan-bench-${name}`);
  mkdirSync(folder, { recursive: true });
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies });
  for (const [file, text] of Object.entries({ 'package.json': manifest, ...files }))
    writeFileSync(join(folder, file), text);
  const run = (program, ...args) => execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  run('npm', 'install', '--no-audit', '--no-fund', '--legacy-peer-deps');
  run('npx', 'vite', 'build');
  return servePage(join(folder, 'dist'));
}

const types = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** Serves a built page. */
export async function servePage(folder) {
  const server = createServer(async ({ url }, response) => {
    const path = url.split('?')[0];
    try {
      const body = await readFile(join(folder, path === '/' ? 'index.html' : path));
      response.setHeader('content-type', types[extname(path)] ?? 'text/html; charset=utf-8');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
