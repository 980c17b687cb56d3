import type { DraftView, StudioView } from '@bitan/api';
import type { Operation } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
let editor: Api;
beforeAll(async () => {
  office = await openOffice();
  editor = await office.as('policyeditor');
}, 60_000);
afterAll(() => office.stop());

const added = (schema: object, more: object = {}) => ({
  op: 'add',
  field: 'own1',
  section: 'visit',
  schema: { title: '本地', ...schema },
  texts: { en: { title: 'Local' } },
  ...more,
});
const good: Operation = {
  op: 'relabel',
  field: 'place',
  title: { 'zh-CN': '回访地点', en: 'Where' },
};
const many = Array.from({ length: 301 }, (_, i) => added({ type: 'string' }, { field: `own${i}` }));
const nested = (depth: number): object =>
  depth === 0
    ? { type: 'string' }
    : { type: 'array', items: { type: 'object', properties: { a: nested(depth - 1) } } };

describe('a form in a draft', () => {
  it.each<[string, object[], string]>([
    ['choices that are no list', [added({ type: 'string', oneOf: 5 })], 'schema/oneOf'],
    ['a limit that is no number', [added({ type: 'string', maxLength: 'x' })], 'schema/maxLength'],
    ['a schema that switches off validation', [added({ type: 'object', $async: true })], ''],
    ['a reference', [added({ type: 'string', $ref: '#' })], '$ref'],
    [
      'a pattern that could stop the browser',
      [added({ type: 'string', pattern: '^(a+)+$' })],
      'pattern',
    ],
    ['a pattern that re2 does not know', [added({ type: 'string', pattern: '(a)\\1' })], 'pattern'],
    ['what is nested too deep', [added(nested(9))], ''],
    ['too many fields', many, ''],
    [
      'a name that objects have',
      [added({ type: 'string' }, { field: 'constructor' })],
      'constructor',
    ],
    [
      'a widget that there is not',
      [added({ type: 'string' }, { ui: { 'ui:widget': 'iframe' } })],
      'ui:widget',
    ],
    ['a style', [added({ type: 'string' }, { ui: { 'ui:style': { color: 'red' } } })], 'ui:style'],
    [
      'settings of columns that are none',
      [added({ type: 'array' }, { ui: { items: null } })],
      'ui/items',
    ],
    ['a place that is gone', [added({ type: 'string' }, { after: 'nothing' })], 'after'],
    [
      'a field that is gone',
      [{ op: 'tighten', field: 'nothing', to: { required: true } }],
      'field',
    ],
    ['a required field hidden', [{ op: 'hide', field: 'on' }], 'operations/1'],
    ['an operation that there is not', [{ op: 'explode', field: 'on' }], 'operations/1'],
  ])(
    'with %s is told so with the place and the cure, and keeps everything else',
    async (_, bad, place) => {
      const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '坏表单' });
      const now = { form: 'visit', operations: [good, ...bad] };
      const edits = [{ path: 'overlays/visit', now }];
      await editor.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
      const { ready, findings, revision } = await editor.call<DraftView>(
        'GET',
        `/api/drafts/${draft.id}`,
      );
      expect(ready).toBe(false);
      const found = findings.filter(({ severity }) => severity === 'error');
      expect(found.map((one) => one.place).join()).toContain(place);
      for (const { message, cure } of found) {
        expect(message['zh-CN'] + cure['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(message.en && cure.en).toBeTruthy();
      }
      const refused = await editor.refused('POST', `/api/drafts/${draft.id}/submit`, {
        reason: '试',
        revision,
      });
      expect(refused.status).toBeLessThan(500);
      const studio = await editor.call<StudioView>('GET', `/api/drafts/${draft.id}/studio`);
      expect(studio.changes.overlays).toEqual([now]);
      expect(studio.above.forms.visit?.schema.properties).toHaveProperty('place');
    },
  );
});
