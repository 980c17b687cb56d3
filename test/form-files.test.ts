import type { DraftView, FormFileRead } from '@bitan/api';
import { type Operation, type Overlay, takeOperations } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
let editor: Api;
let draft: DraftView;
beforeAll(async () => {
  office = await openOffice();
  editor = await office.as('policyeditor');
  draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '交换' });
}, 60_000);
afterAll(() => office.stop());

const at = (form: string, rest = '') => `/api/drafts/${draft.id}/forms/${form}/file${rest}`;
const read = (form: string, text: string) => editor.call<FormFileRead>('POST', at(form), { text });
const file = async (form: string, as: string, language = 'zh-CN') => {
  const query = `?as=${as}&language=${language}`;
  return editor.call<{ name: string; text: string }>('GET', at(form, query));
};
const overlay: Overlay = {
  form: 'assignment',
  operations: [{ op: 'tighten', field: 'handler', to: { required: true } }],
};

describe('a form of a draft', () => {
  it('goes out as a schema in either language, with nothing in it that only we know', async () => {
    const { name, text } = await file('talk-record', 'schema', 'en');
    expect(name).toMatch(/\.schema\.json$/);
    const { schema, uiSchema } = JSON.parse(text);
    expect(schema).toMatchObject({ type: 'object', title: expect.stringMatching(/^[A-Z]/) });
    expect(uiSchema['ui:order'].slice(0, -1).toSorted()).toEqual(
      [...new Set(uiSchema['ui:order'].slice(0, -1))].toSorted(),
    );
    expect(text).not.toMatch(/resident-id|"ui:widget": "(date|person|file|signature)"/);
  });

  it('comes back as further fields, and nothing is changed before somebody takes them', async () => {
    const { text } = await file('talk-notice', 'schema');
    const { kind, operations, notes } = await read('visit', text);
    expect(kind).toBe('schema');
    expect(operations[0]).toMatchObject({ op: 'section', section: 'own-1' });
    expect(operations.filter(({ op }) => op === 'add').length).toBeGreaterThan(4);
    expect(notes.every(({ pointer }) => pointer.startsWith('/schema/'))).toBe(true);
    const { changes } = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    expect(changes.overlays ?? []).toEqual([]);
  });

  it('gives its changes to the same form of another office', async () => {
    const own: Operation = {
      op: 'add',
      field: 'own1',
      section: 'one',
      schema: { type: 'string', title: '本地编号', maxLength: 20 },
      texts: { en: { title: 'Local number' } },
    };
    const { sections } = JSON.parse((await file('assignment', 'definition')).text).form;
    const now: Overlay = { form: 'assignment', operations: [{ ...own, section: sections[0].id }] };
    const edits = [{ path: 'overlays/assignment', now }];
    await editor.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
    const { text } = await file('assignment', 'definition');
    const { form, overlay: written } = JSON.parse(text);
    expect(written).toEqual(now);

    const other = await office.as('city.policyeditor');
    const theirs = await other.call<DraftView>('POST', '/api/drafts', { title: '采用' });
    const path = `/api/drafts/${theirs.id}/forms/assignment/file`;
    const taken = await other.call<FormFileRead>('POST', path, { text });
    expect(taken).toEqual({ kind: 'overlay', operations: now.operations, notes: [] });
    const { schema } = form;
    const { own1: _, ...properties } = schema.properties;
    const above = { ...form, schema: { ...schema, properties } };
    const into = takeOperations({ above, overlay }, taken.operations);
    expect(into?.operations).toHaveLength(2);
  });
});

describe('a file that is no good is refused with the place and the cure, and nothing is lost:', () => {
  const schema = (properties: object, more = {}) =>
    JSON.stringify({ type: 'object', properties, ...more });
  const text = { type: 'string' };
  const doubling = Object.fromEntries(
    Array.from({ length: 23 }, (_, i) => {
      const next = { $ref: `#/$defs/d${i + 1}` };
      return [`d${i}`, i === 22 ? text : { anyOf: [next, next] }];
    }),
  );
  it.each([
    ['no JSON', 'PK\u0003\u0004', '/text', 'no JSON'],
    ['no form', '{"kind":"bitan-layer-1"}', '/text', 'can be a field'],
    ['too large', `"${'x'.repeat(250_000)}"`, '/text', 'too large'],
    [
      'too many fields',
      schema(Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`f${i}`, text]))),
      '/text/properties/f',
      'too large',
    ],
    [
      'a circle',
      schema({ a: { $ref: '#/$defs/a' } }, { $defs: { a: { items: { $ref: '#/$defs/a' } } } }),
      '/text/$defs/a/items/$ref',
      'circle',
    ],
    [
      'doubling',
      schema({ a: { $ref: '#/$defs/d0' } }, { $defs: doubling }),
      '/text/$defs/d',
      'too',
    ],
    ['outside', schema({ a: { $ref: 'http://x/y.json' } }), '/text/properties/a/$ref', 'out of'],
    ['switched off', schema({ a: text }, { $async: true }), '/text/$async', 'Remove'],
    ['nested', `${'{"properties":{"a":'.repeat(99)}{}${'}}'.repeat(99)}`, '/text/', 'too deep'],
  ])('%s', async (_, sent, pointer, cure) => {
    const before = await editor.call('GET', `/api/drafts/${draft.id}/studio`);
    const problem = await editor.refused('POST', at('visit'), { text: sent });
    expect(problem.status).toBe(422);
    expect(problem.errors?.[0]?.pointer).toContain(pointer);
    expect(problem.errors?.[0]?.message.en).toContain(cure);
    expect(problem.errors?.[0]?.message['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(await editor.call('GET', `/api/drafts/${draft.id}/studio`)).toEqual(before);
  });

  it('one that was changed on its way', async () => {
    const { text: sent } = await file('assignment', 'definition');
    const changed = sent.replace('"type": "string"', '"type": "number"');
    const problem = await editor.refused('POST', at('assignment'), { text: changed });
    expect(problem.errors?.[0]?.pointer).toBe('/text/sha256');
  });

  it('one for a form that there is not, or from who may not edit', async () => {
    await editor.refused('POST', at('fortune'), { text: '{}' });
    const officer = await office.as('officer');
    const problem = await officer.refused('POST', at('visit'), { text: '{}' });
    expect(problem.status).toBe(403);
  });
});
