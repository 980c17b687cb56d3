import { browse, quantile, rounded, timedPage, typing } from './keys.mjs';
import { peerPage } from './peer.mjs';
import { call, password, serve, signIn } from './serve.mjs';

const rules = 500;
const keystrokes = 60;
/** GoRules' JDM editor is installed beside, not into this project: it brings an editor of code. */
const peer = { '@gorules/jdm-editor': '1.52.0', react: '18.3.1', 'react-dom': '18.3.1', vite: '8' };

/** Typing into a table of 500 rules, here and in GoRules' JDM editor: from the key to the paint. */
export async function benchStudio() {
  const jdm = await peerPage('jdm', peer, {
    'index.html': '<div id="root"></div><script type="module" src="main.js"></script>',
    'main.js': jdmPage,
  });
  const bitan = await serve();
  const browser = await browse();
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
  const page = await timedPage(browser);
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
  const typed = await typing(page, page.locator('.leaf-form').getByRole('spinbutton'), keystrokes);
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
  const page = await timedPage(browser);
  const first = await opening(page, url, 'td');
  const again = await opening(page, url, 'td');
  await page.locator('td').filter({ hasText: '7' }).first().click();
  const typed = await typing(
    page,
    page.locator('td .cm-content, td textarea, td [contenteditable]').first(),
    keystrokes,
  );
  return measured('JDM editor', [first, again], typed);
}

const measured = (editor, [first, again], typed, taken) => ({
  editor,
  rules,
  'opens first ms': Math.round(first),
  'again ms (goal < 1,500)': Math.round(again),
  'keystroke to paint p50 ms': rounded(quantile(typed, 0.5)),
  'p95 ms': rounded(quantile(typed, 0.95)),
  'change taken to paint ms': taken === undefined ? '' : rounded(taken),
});

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

const jdmPage = `
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
