import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { sendShell } from './shell.ts';

const files = {
  '': ['assets/inbox.js', 'assets/inbox.css'],
  'start/:workflow': ['assets/start.js'],
  'cases/:case': ['assets/case.js'],
};

describe('the shell that is sent', () => {
  const app = express();
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'bitan-shell-'));
    writeFileSync(join(folder, 'index.html'), '<head><title>Bitan</title></head>');
    writeFileSync(join(folder, 'page-files.json'), JSON.stringify(files));
    app.get('/{*path}', sendShell(folder));
  });
  const sent = async (path: string) => (await request(app).get(path).expect(200)).text;

  it.each([
    ['/', 'assets/inbox.js'],
    ['/?tab=late', 'assets/inbox.js'],
    ['/start/petition-talk', 'assets/start.js'],
    ['/cases/0199-aa/', 'assets/case.js'],
  ])('names the scripts of %s', async (path, file) => {
    expect(await sent(path)).toContain(`<link rel="modulepreload" crossorigin href="/${file}">`);
  });

  it('names its styles, and who is signed in', async () => {
    const html = await sent('/');
    expect(html).toContain('<link rel="stylesheet" crossorigin href="/assets/inbox.css">');
    expect(html).toContain('href="/api/session"');
  });

  it('names nothing at another address, and repeats nothing of it', async () => {
    expect(await sent('/receipt')).toBe('<head><title>Bitan</title></head>');
    expect(await sent('/cases/%3Cscript%3E')).not.toContain('script>');
  });

  it('is asked for again each time', async () => {
    const { headers } = await request(app).get('/');
    expect(headers['cache-control']).toBe('no-cache');
    await request(app)
      .get('/')
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
  });
});
