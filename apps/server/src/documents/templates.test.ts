import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition } from '@bitan/definitions';
import { loadChain, templateOf } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { openStore } from '@bitan/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, p } from '../../../../packages/documents/src/testing.ts';
import { configFrom } from '../config.ts';
import { FileStore } from '../files/file-store.ts';
import { Workshop } from '../workshop/workshop.ts';
import { Templates } from './templates.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const keys = { kek: Buffer.alloc(32, 1), audit: Buffer.alloc(32, 2) };
const clock = () => '2026-03-02T08:00:00.000Z';
const bytes = docx(p('{office}'));

let folder: string;
let edition: Edition;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bitan-templates-'));
  const national = resolve(await loadChain(repository, 'national'));
  const { 'talk-record': record } = national.documents;
  if (!record) throw new Error('no such document');
  const template = templateOf('record.docx', bytes);
  edition = { ...national, documents: { 'talk-record': { ...record, template } } };
});
const opened: { close(): unknown }[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
  await rm(folder, { recursive: true, force: true });
});

let offices = 0;
/** Templates that are read in a workshop, which counts what it is asked. */
async function templatesIn(workshop: Workshop) {
  offices += 1;
  const filename = join(folder, `${offices}.sqlite`);
  const store = await openStore({ client: 'sqlite', filename }, { keys, clock });
  opened.push(store, workshop);
  const files = new FileStore(join(folder, String(offices)), keys.kek);
  const config = configFrom({ BITAN_DATA: folder });
  const log = { warn: () => {} };
  const templates = new Templates({ store, files, workshop, config, clock, log });
  await templates.put('A', bytes);
  return templates;
}

describe('the templates of an edition', () => {
  it('are said to be unchecked, as a finding on each, where the machine was too busy', async () => {
    const templates = await templatesIn(new Workshop(0.001));
    const own = new Set(['talk-record']);
    const problems = await templates.problemsOf('A', edition, own);
    expect(problems).toMatchObject([
      { severity: 'error', code: 'template.slow', file: 'documents/talk-record' },
    ]);
    const [warning] = await templates.problemsOf('A', edition, new Set());
    expect(warning).toMatchObject({ severity: 'warning', code: 'template.slow' });
  });

  it('are read once for all offices and drafts, and anew only what could not be read', async () => {
    const workshop = new Workshop();
    const templates = await templatesIn(workshop);
    const nothing = new Set<string>();
    expect(await templates.problemsOf('A', edition, nothing)).toEqual([]);
    // A workshop without a process cannot read anything: what is known needs none.
    workshop.close();
    const stopped = Object.assign(workshop, { run: () => Promise.reject(new Error('closed')) });
    expect(await templates.problemsOf('A', edition, nothing)).toEqual([]);
    const other = { ...edition, documents: { ...edition.documents } };
    const gone = docx(p('{office}{today}'));
    await templates.put('A', gone);
    const record = edition.documents['talk-record'];
    if (!record) throw new Error('no such document');
    other.documents['talk-record'] = { ...record, template: templateOf('b.docx', gone) };
    const [unread] = await templates.problemsOf('A', other, nothing);
    expect(unread?.code).toBe('template.unreadable');
    Reflect.deleteProperty(stopped, 'run');
    expect(await templates.problemsOf('A', other, nothing)).toEqual([]);
  });
});
