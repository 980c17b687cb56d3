import { browse, quantile, rounded, timedPage, typing } from './keys.mjs';
import { call, password, serve, signIn } from './serve.mjs';

const fields = 200;
const keystrokes = 40;
const form = 'screening';

/** The form designer with a form of 200 fields: from the key to the paint. */
export async function benchDesigner() {
  const bitan = await serve();
  const browser = await browse();
  try {
    const draft = await draftOf(bitan.url);
    const page = await timedPage(browser);
    const data = { login: 'policyeditor', password };
    await page.request.post(`${bitan.url}/api/session`, { data });
    await page.goto(`${bitan.url}/policy/drafts/${draft}?tab=forms&form=${form}`);
    await page.locator('[data-tree=own60]').click();
    await page.waitForLoadState('networkidle').catch(() => {});
    const label = page.locator('.field-panel input').first();
    const inPanel = await typing(page, label, keystrokes);
    await label.press('Enter');
    const inForm = await typing(page, page.locator('[data-field=own60] input'), keystrokes);
    await page.locator('[data-tree=own60]').focus();
    return [
      measured('a property is typed', inPanel),
      measured('the form is filled in', inForm),
      measured('a field is moved (Alt+↓)', await pressing(page, 'Alt+ArrowDown', keystrokes / 2)),
      measured('undone (Ctrl+Z)', await pressing(page, 'Control+z', keystrokes / 2)),
    ];
  } finally {
    await browser.close();
    await bitan.stop();
  }
}

async function pressing(page, key, times) {
  await page.evaluate(() => {
    globalThis.keyTimes = [];
  });
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
  const all = await page.evaluate(() => globalThis.keyTimes);
  // The modifier is a key as well, and nothing comes of it.
  return all.filter((_, i) => i % 2 === 1);
}

const measured = (what, times) => ({
  fields,
  what,
  'key to paint p50 ms': rounded(quantile(times, 0.5)),
  'p95 ms (goal < 32)': rounded(quantile(times, 0.95)),
});

/** A draft in which the form has 200 fields. */
async function draftOf(url) {
  const cookie = await signIn(url, 'policyeditor');
  const { json: draft } = await call(url, 'POST', '/api/drafts', { title: 'bench' }, cookie);
  const { json: studio } = await call(
    url,
    'GET',
    `/api/drafts/${draft.id}/studio`,
    undefined,
    cookie,
  );
  const above = studio.above.forms[form];
  const begun = Object.keys(above.schema.properties).length;
  const operations = Array.from({ length: fields - begun }, (_, i) => added(above, i + 1));
  const edits = [{ path: `overlays/${form}`, now: { form, operations } }];
  await call(url, 'POST', `/api/drafts/${draft.id}/edits`, { edits }, cookie);
  return draft.id;
}

function added({ sections }, n) {
  const kinds = [
    { type: 'string', maxLength: 200 },
    { type: 'number', multipleOf: 0.01 },
    { type: 'string', format: 'date' },
    { type: 'boolean' },
  ];
  return {
    op: 'add',
    field: `own${n}`,
    section: sections[n % sections.length].id,
    schema: { ...kinds[n % kinds.length], title: `字段 ${n}` },
    texts: { en: { title: `Field ${n}` } },
  };
}
