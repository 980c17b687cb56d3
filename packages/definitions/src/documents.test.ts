import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layeredDocuments } from './changed-document.ts';
import { applied, editsBetween, reversed } from './edits.ts';
import { loadPack, loadTemplates } from './load.ts';
import { aboutOf } from './model/document.ts';
import type { Layer } from './model/layer.ts';
import type { Pack } from './model/pack.ts';
import { diffEditions, resolve, review } from './resolve.ts';
import { basis, layer, national, repository, said } from './testing.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const template = { name: 'own.docx', sha256: sha('own'), size: 3 };
const document = (parts: object = {}) => ({
  id: 'own',
  code: 'D90',
  title: said('own'),
  workflow: 'petition-talk',
  actions: ['screen'],
  basis,
  roles: ['handler'],
  template,
  ...parts,
});
const other = { ...template, name: 'other.docx', sha256: sha('other') };

let base: Pack[];
beforeAll(async () => {
  base = (await national()).map((pack) => ({ ...pack, documents: [] }));
});
const first = () => Object.values(base[0]?.workflows ?? [])[0];
const known = () => ({
  workflow: first()?.id as string,
  actions: [first()?.start.id as string],
  roles: [base[0]?.roles[0]?.id as string],
});
const own = (parts: object = {}) => document({ ...known(), ...parts });
const codesOf = (...packs: Pack[]) =>
  review([...base, ...packs]).problems.map(({ code, pointer }) => [code, pointer]);

describe('a document of a pack', () => {
  it('is in the edition with the name, hash and size of its template, and who set it', () => {
    const edition = resolve([...base, layer({ documents: [own()] })]);
    expect(edition.documents.own).toMatchObject({ code: 'D90', template });
    expect(edition.provenance['documents/own']).toMatchObject({ definedBy: 'local' });
  });

  it.each([
    ['an unknown work flow', { workflow: 'nothing' }, 'document.workflow', '/0/workflow'],
    ['an unknown action', { actions: ['nothing'] }, 'document.action', '/0/actions/0'],
    ['no action', { actions: [] }, 'document.actions', '/0/actions'],
    ['actions without a work flow', { workflow: undefined }, 'document.actions', '/0'],
    ['actions of a person', { about: 'person', workflow: undefined }, 'document.actions', '/0'],
    ['a work flow of a unit', { about: 'unit', actions: [] }, 'document.workflow', '/0/workflow'],
    ['a case of no work flow', { about: 'case', workflow: undefined }, 'document.workflow', '/0'],
    ['actions of a report', { about: 'report' }, 'document.actions', '/0/actions'],
    ['another subject', { about: 'everything' }, 'schema.value', '/0/about'],
    ['an unknown role', { roles: ['nobody'] }, 'document.role', '/0/roles/0'],
    ['a number that does not count', { number: '〔{year}〕' }, 'schema.shape', '/0/number'],
    ['a template without content', { template: 'own.docx' }, 'schema.shape', '/0/template'],
  ])('is refused with its place for %s', (_, parts, code, pointer) => {
    const clean = JSON.parse(JSON.stringify(own(parts)));
    expect(codesOf(layer({ documents: [clean] }))).toContainEqual([code, pointer]);
  });

  it('is about the report of a work flow that has one', () => {
    const report = own({ about: 'report', workflow: 'petition-talk', actions: [] });
    expect(codesOf(layer({ documents: [report] }))).toEqual([]);
    const none = { ...report, workflow: 'appointment-talk' };
    expect(codesOf(layer({ documents: [none] }))).toEqual([['document.report', '/0/workflow']]);
  });

  it('is about a case where it names a work flow and says nothing else, and otherwise a person', () => {
    expect(aboutOf(own())).toBe('case');
    expect(aboutOf({})).toBe('person');
    expect(aboutOf({ about: 'unit' })).toBe('unit');
  });

  it('is changed by the level below, which is remembered', () => {
    const above = layer({ documents: [own({ number: '甲〔{year}〕{n}号' })] });
    const change = { document: 'own', template: other, number: '乙〔{year}〕{n}号' };
    const below = layer({ documents: [change] });
    below.manifest.id = 'below';
    const edition = resolve([...base, above, below]);
    expect(edition.documents.own).toMatchObject({ template: other, number: '乙〔{year}〕{n}号' });
    expect(edition.provenance['documents/own']?.changedBy).toEqual(['below']);
    const without = resolve([...base, above]);
    expect(diffEditions(without, edition)).toMatchObject([
      { path: 'documents/own', kind: 'changed' },
    ]);
  });

  it('is not changed below where it is locked, and not where it does not exist', () => {
    const below = layer({ documents: [{ document: 'own', template: other }] });
    expect(codesOf(below)).toEqual([['document.unknown', '/0/document']]);
    const locked = layer({ documents: [own({ locked: true })] });
    expect(codesOf(locked, below)).toEqual([['document.locked', '/0/document']]);
  });

  it('is made at further actions below, and by fewer, but nowhere less and by nobody else', () => {
    const [role = '', other = ''] = (base[0]?.roles ?? []).map(({ id }) => id);
    const [start = '', further = ''] = [first()?.start.id, first()?.stages[0]?.actions?.[0]?.id];
    const above = layer({ documents: [own({ roles: [role, other] })] });
    const changed = (parts: object) => {
      const below = layer({ documents: [{ document: 'own', ...parts }] });
      below.manifest.id = 'below';
      return below;
    };
    const good = changed({ actions: [start, further], roles: [other] });
    expect(resolve([...base, above, good]).documents.own).toMatchObject({
      actions: [start, further],
      roles: [other],
    });
    const third = (base[0]?.roles ?? [])[2]?.id;
    const bad = changed({ actions: [further], roles: [other, third] });
    expect(codesOf(above, bad)).toEqual([
      ['document.actionLost', '/0/actions'],
      ['document.roleWider', '/0/roles/1'],
    ]);
  });

  it('is an item of a layer: put, taken back, and laid over the level above', () => {
    const empty: Layer = { parameters: [], decisions: [] };
    const documents = [own(), { document: 'talk', template: other }] as Layer['documents'];
    const edits = editsBetween(empty, { ...empty, documents: documents ?? [] });
    expect(edits.map(({ path }) => path)).toEqual(['documents/own', 'documents/talk']);
    const { layer: after } = applied(empty, edits);
    expect(applied(after, reversed(edits)).layer).toEqual(empty);
    const above = { talk: own({ id: 'talk' }) } as Parameters<typeof layeredDocuments>[0];
    const now = layeredDocuments(above, after.documents);
    expect(now.talk?.template).toEqual(other);
    expect(now.own?.template).toEqual(template);
  });
});

describe('a folder with documents', () => {
  async function folder(written: object): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'bitan-documents-'));
    await cp(join(repository, 'rules/national'), join(root, 'rules/national'), { recursive: true });
    const at = join(root, 'forms/national/documents');
    await mkdir(at, { recursive: true });
    await writeFile(join(at, 'own.json'), JSON.stringify(written));
    await writeFile(join(at, 'own.docx'), 'own');
    return root;
  }

  it('gives the hash and size of each template, and its bytes', async () => {
    const root = await folder(document({ template: 'own.docx' }));
    const pack = await loadPack(root, 'national');
    expect(pack.documents[0]?.template).toEqual(template);
    const templates = await loadTemplates(root, [pack]);
    const { file, bytes } = templates.get(template.sha256) ?? {};
    expect(file).toBe('forms/national/documents/own.docx');
    expect(Buffer.from(bytes ?? []).toString()).toBe('own');
  });

  it.each([
    ['is not there', 'none.docx'],
    ['is in another folder', '../documents/own.docx'],
    ['is given by its hash', template],
  ])('is refused where a template %s', async (_, name) => {
    const root = await folder(document({ template: name }));
    await expect(loadPack(root, 'national')).rejects.toMatchObject({
      problems: [
        {
          code: 'document.template',
          file: 'forms/national/documents/own.json',
          pointer: '/template',
        },
      ],
    });
  });
});
