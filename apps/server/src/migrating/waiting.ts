import type { Migrating } from '@bitan/store';
import express, { type Express } from 'express';
import { answerErrors } from '../http/errors.ts';
import { Refusal } from '../http/refusal.ts';
import { notStored, securityHeaders } from '../http/security.ts';
import type { Runtime } from '../runtime/runtime.ts';

/**
 * What the server answers while the data is upgraded: it lives, is not ready, and says to who asks how
 * far it is.
 */
export function waitingApp(log: Runtime['log'], stands: () => Migrating | undefined): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders, notStored);
  app.get('/livez', (_request, response) => void response.json({ ok: true }));
  app.use((_request, response, next) => {
    response.set('Retry-After', String(seconds));
    next();
  });
  app.get('/readyz', (_request, response) => {
    response.status(503).json({ ok: false, checks: { migrations: false }, migrating: stands() });
  });
  app.use('/api', () => {
    throw new Refusal('migrating');
  });
  app.use((_request, response) => void response.status(503).type('html').send(pageOf(stands())));
  app.use(answerErrors(log));
  return app;
}

/** After so many a page asks again. */
const seconds = 5;

function pageOf(at: Migrating | undefined): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="${seconds}">
<title>必谈 · 正在升级数据 / Upgrading</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:36em;margin:12vh auto;padding:0 1.5em;color:#1f2328}
h1{font-size:1.4em}p[lang=en]{color:#59636e}progress{width:100%}</style></head><body>
<h1>系统正在升级数据</h1><p>完成后本页自动打开，无需做任何操作；数据较多时可能要十几分钟。请勿关闭服务器。</p>
<p lang="en">The data is being upgraded. This page opens by itself when it is done; with much data that can take
a quarter of an hour. Do not switch the server off.</p>${at ? stepOf(at) : ''}</body></html>`;
}

function stepOf({ step, steps, does, rows }: Migrating): string {
  const progress = rows ? `<progress max="${rows.all}" value="${rows.done}"></progress>` : '';
  const zh = does ? `：${does['zh-CN']}` : '';
  const en = does ? `: ${does.en}` : '';
  return `${progress}<p>第 ${step} 步，共 ${steps} 步${zh}${rows ? `（${rows.done} / ${rows.all}）` : ''}</p>
<p lang="en">Step ${step} of ${steps}${en}</p>`;
}
