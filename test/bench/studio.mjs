import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { call, password, serve, signIn } from './serve.mjs';

const rules = 500;
const keystrokes = 60;
/** GoRules' JDM editor is installed beside, not into this project: it brings an editor of code. */
const peer = { '@gorules/jdm-editor': '1.52.0', react: '18.3.1', 'react-dom': '18.3.1', vite: '8' };

/** Typing into a table of 500 rules, here and in GoRules' JDM editor: from the key to the paint. */
export async function benchStudio() {
  const jdm = await servePeer();
  const bitan = await serve();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    return [await ours(browser, bitan.url), await theirs(browser, jdm.url)];
  } finally {
    await browser.close();
    await bitan.stop();
    jdm.close();
  }
}

async function ours(browser, url) {
  const draft = await draftOf(url);
  const page = await timed(browser);
  await page.request.post(`${url}/api/session`, { data: { login: 'policyeditor', password } });
  // Who opens a draft has the product open already.
  await page.goto(`${url}/policy`);
  await settled(page);
  const address = `${url}/policy/drafts/${draft}?tab=decisions&decision=accountability&view=table`;
  const first = await opening(page, address, '[data-rule]');
  await page.goto(`${url}/policy`);
  await settled(page);
  const again = await opening(page, address, '[data-rule]');
  // To the middle of the table, where rows are drawn when they come near.
  await page.locator('.decision-table').evaluate((one) => one.scrollTo(0, one.scrollHeight / 2));
  await page.waitForTimeout(500);
  const cells = page.locator('tr[data-rule] [data-fact="subject.foundedTalks12m"]');
  await cells.nth((await cells.count()) - 20).click();
  const typed = await typing(page, page.locator('.leaf-form').getByRole('spinbutton'));
  await page.locator('.leaf-form').getByRole('spinbutton').fill('7');
  const taken = await page.evaluate(async () => {
    const button = document.querySelector('.leaf-form .ant-btn-primary');
    const from = performance.now();
    button.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  });
  return measured('Bitan', [first, again], typed, taken);
}

async function theirs(browser, url) {
  const page = await timed(browser);
  const first = await opening(page, url, 'td');
  const again = await opening(page, url, 'td');
  await page.locator('td').filter({ hasText: '7' }).first().click();
  const typed = await typing(
    page,
    page.locator('td .cm-content, td textarea, td [contenteditable]').first(),
  );
  return measured('JDM editor', [first, again], typed);
}

const measured = (editor, [first, again], typed, taken) => ({
  editor,
  rules,
  'opens first ms': Math.round(first),
  'again ms (goal < 1,500)': Math.round(again),
  'keystroke to paint p50 ms': round(quantile(typed, 0.5)),
  'p95 ms': round(quantile(typed, 0.95)),
  'change taken to paint ms': taken === undefined ? '' : round(taken),
});

/** A page that measures every key from its event until after the next paint. */
async function timed(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.addInitScript(() => {
    globalThis.keyTimes = [];
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() =>
          setTimeout(() => globalThis.keyTimes.push(performance.now() - timeStamp)),
        ),
      { capture: true },
    );
  });
  return page;
}

/** From the address to the first row that can be worked on; then what goes on behind it is awaited. */
async function opening(page, address, row) {
  const begun = performance.now();
  await page.goto(address);
  await page.locator(row).first().waitFor();
  const opened = performance.now() - begun;
  await settled(page);
  return opened;
}

const settled = (page) => page.waitForLoadState('networkidle').catch(() => {});

async function typing(page, field) {
  await field.click();
  for (let n = 0; n < keystrokes; n += 1) {
    await page.keyboard.press(n % 2 ? 'Backspace' : String((n % 9) + 1));
    await page.waitForTimeout(50);
  }
  return page.evaluate(() => globalThis.keyTimes);
}

function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
const round = (ms) => Math.round(ms * 10) / 10;

/** A draft in which the decision has 500 rules. */
async function draftOf(url) {
  const cookie = await signIn(url, 'policyeditor');
  const send = async (method, path, body) => (await call(url, method, path, body, cookie)).json;
  const { id } = await send('POST', '/api/drafts', { title: 'bench' });
  const basis = [{ title: { 'zh-CN': '测试', en: 'test' }, mark: 'D' }];
  const edits = Array.from({ length: rules }, (_, n) => ({
    path: `rules/accountability/bench-${n}`,
    now: {
      add: {
        name: `bench-${n}`,
        title: { 'zh-CN': `第${n}条`, en: `Rule ${n}` },
        conditions: {
          all: [
            { fact: 'subject.foundedTalks12m', operator: 'greaterThanInclusive', value: n + 7 },
            { fact: 'rectify.disregarded', operator: 'equal', value: n % 2 === 0 },
          ],
        },
        event: { type: 'propose' },
        basis,
      },
    },
  }));
  await send('POST', `/api/drafts/${id}/edits`, { edits });
  return id;
}

/** Builds a page with the same table in the JDM editor, and serves it. */
async function servePeer() {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bitan-bench-jdm');
  mkdirSync(folder, { recursive: true });
  const write = (name, text) => writeFileSync(join(folder, name), text);
  write('package.json', JSON.stringify({ private: true, type: 'module', dependencies: peer }));
  write('index.html', '<div id="root"></div><script type="module" src="main.js"></script>');
  write('main.js', peerPage);
  const run = (...args) => execFileSync('npx', args, { cwd: folder, stdio: 'ignore' });
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
  run('vite', 'build');
  const types = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
  const server = createServer(async ({ url }, response) => {
    const name = url === '/' ? '/index.html' : url.split('?')[0];
    try {
      const body = await readFile(join(folder, 'dist', name));
      response.setHeader('content-type', types[extname(name)] ?? 'text/html');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const peerPage = `
import { DecisionTable, JdmConfigProvider } from '@gorules/jdm-editor';
import '@gorules/jdm-editor/dist/style.css';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

const rules = Array.from({ length: ${rules} }, (_, n) => ({
  _id: 'r' + n, a: '>= ' + (n + 7), b: String(n % 2 === 0), o: '"propose"',
}));
const table = {
  hitPolicy: 'first',
  inputs: [
    { id: 'a', name: 'Founded talks', field: 'founded' },
    { id: 'b', name: 'Disregarded', field: 'disregarded' },
  ],
  outputs: [{ id: 'o', name: 'Outcome', field: 'outcome' }],
  rules,
};
function Page() {
  const [value, setValue] = useState(table);
  return h(JdmConfigProvider, null, h(DecisionTable, { tableHeight: 700, value, onChange: setValue }));
}
createRoot(document.getElementById('root')).render(h(Page));
`;
