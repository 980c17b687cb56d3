import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bitanForm, formJsForm, rjsfForm, surveyForm } from './form-dialects.mjs';
import { browse, quantile, rounded, timedPage, typing } from './keys.mjs';
import { peerPage, servePage } from './peer.mjs';

const counts = [20, 60, 200, 500];
const keys = 120;

/**
 * The officer's form against other renderers: first render to paint, and key to paint. A bare input
 * without anything around it says how long a paint is waited for that nobody can make shorter.
 */
export async function benchForms() {
  const pages = [await ours(), await rjsf(), await survey(), await formJs(), await bare()];
  const browser = await browse();
  try {
    const rows = [];
    for (const fields of counts) {
      for (const { name, url } of pages) rows.push(await measured(browser, name, url, fields));
    }
    return rows;
  } finally {
    await browser.close();
    for (const { close } of pages) close();
  }
}

async function measured(browser, renderer, url, fields) {
  const page = await timedPage(browser);
  await page.goto(`${url}?${fields}`);
  const input = page.locator('input[type=text], input:not([type])').first();
  await input.waitFor();
  await page.waitForFunction(() => globalThis.rendered !== undefined);
  await page.waitForLoadState('networkidle');
  const render = await page.evaluate(() => globalThis.rendered);
  const times = await typing(page, input, keys);
  await page.close();
  return {
    fields,
    renderer,
    'first render ms (goal < 500)': Math.round(render),
    'key p50 ms': rounded(quantile(times, 0.5)),
    'key p95 ms (goal ≤ 16)': rounded(quantile(times, 0.95)),
  };
}

/** Runs in every page: how long it takes from the call until after the first fields are painted. */
const measure = `
  const count = Number(location.search.slice(1));
  function measure(render) {
    const from = performance.now();
    render();
    const look = () => requestAnimationFrame(() => setTimeout(() => {
      if (!document.querySelector('input, textarea')) return look();
      globalThis.rendered = performance.now() - from;
    }));
    look();
  }`;
const html = (script) =>
  `<!doctype html><div id="root"></div><script type="module" src="${script}"></script>`;
const forms = (make) =>
  JSON.stringify(Object.fromEntries(counts.map((count) => [count, make(count)])));

/** The shell's own form, built as the product is. */
async function ours() {
  const shell = fileURLToPath(new URL('../../apps/shell/', import.meta.url));
  const folder = `${shell}.bench`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/index.html`, html('main.tsx'));
  writeFileSync(
    `${folder}/main.tsx`,
    `import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
     import { createRoot } from 'react-dom/client';
     import { ActionForm } from '../src/form/action-form.tsx';
     import { startTexts } from '../src/texts/index.ts';
     import { Theme } from '../src/theme.tsx';
     import '../src/styles.css';
     ${measure}
     startTexts();
     const form = (${forms(bitanForm)})[count];
     const root = createRoot(document.getElementById('root'));
     measure(() => root.render(
       <QueryClientProvider client={new QueryClient()}><Theme>
         <ActionForm form={form} answers={{}} onSubmit={() => {}}><button type="submit">OK</button></ActionForm>
       </Theme></QueryClientProvider>));`,
  );
  const out = `${folder}/dist`;
  writeFileSync(
    `${folder}/vite.config.ts`,
    `import config from '../vite.config.ts';
     export default { ...config, root: import.meta.dirname, build: { ...config.build, outDir: 'dist' } };`,
  );
  const build = ['vite', 'build', folder, '--config', `${folder}/vite.config.ts`];
  execFileSync('npx', build, { cwd: shell, stdio: 'ignore' });
  const page = await servePage(out);
  const close = () => {
    page.close();
    rmSync(folder, { recursive: true });
  };
  return { name: 'Bitan', url: page.url, close };
}

const react = { react: '19', 'react-dom': '19', vite: '8' };

async function rjsf() {
  const dependencies = {
    ...react,
    '@rjsf/core': '6',
    '@rjsf/utils': '6',
    '@rjsf/antd': '6',
    '@rjsf/validator-ajv8': '6',
    antd: '6',
    '@ant-design/icons': '6',
    dayjs: '1',
  };
  const page = await peerPage('rjsf', dependencies, {
    'index.html': html('main.js'),
    'main.js': `import Form from '@rjsf/antd';
      import validator from '@rjsf/validator-ajv8';
      import { createElement as h } from 'react';
      import { createRoot } from 'react-dom/client';
      ${measure}
      const form = (${forms(rjsfForm)})[count];
      const root = createRoot(document.getElementById('root'));
      measure(() => root.render(h(Form, { ...form, validator })));`,
  });
  return { name: 'rjsf + antd as shipped', ...page };
}

async function survey() {
  const dependencies = { ...react, 'survey-core': '2', 'survey-react-ui': '2' };
  const page = await peerPage('survey', dependencies, {
    'index.html': html('main.js'),
    'main.js': `import { Model } from 'survey-core';
      import { Survey } from 'survey-react-ui';
      import 'survey-core/survey-core.css';
      import { createElement as h } from 'react';
      import { createRoot } from 'react-dom/client';
      ${measure}
      const form = (${forms(surveyForm)})[count];
      const root = createRoot(document.getElementById('root'));
      measure(() => root.render(h(Survey, { model: new Model(form) })));`,
  });
  return { name: 'SurveyJS', ...page };
}

async function bare() {
  const page = await peerPage(
    'bare',
    { vite: '8' },
    {
      'index.html': html('main.js'),
      'main.js': `${measure}
      measure(() => document.getElementById('root').append(document.createElement('input')));`,
    },
  );
  return { name: 'a bare input', ...page };
}

async function formJs() {
  const page = await peerPage(
    'form-js',
    { '@bpmn-io/form-js': '1', vite: '8' },
    {
      'index.html': html('main.js'),
      'main.js': `import { Form } from '@bpmn-io/form-js';
      import '@bpmn-io/form-js/dist/assets/form-js.css';
      ${measure}
      const schema = (${forms(formJsForm)})[count];
      const form = new Form({ container: document.getElementById('root') });
      measure(() => { form.importSchema(schema, {}); });`,
    },
  );
  return { name: 'form-js', ...page };
}
