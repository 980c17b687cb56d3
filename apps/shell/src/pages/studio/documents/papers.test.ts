import { applied, type Document, type Edition, emptyLayer, type Layer } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import { changePaper, papersOf } from './papers.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const template = (name: string) => ({ name, sha256: name.padEnd(64, '0'), size: 1 });
const paper: Document = {
  id: 'record',
  code: 'D10',
  title: said('甲'),
  actions: ['do'],
  number: '甲{n}号',
  basis: [],
  roles: ['one', 'two'],
  template: template('a.docx'),
};
const documents = { record: paper, early: { ...paper, id: 'early', code: 'D9' } };
const above = { documents, workflows: {}, roles: {} } as unknown as Edition;
const after = (layer: Layer, id: string, parts: Parameters<typeof changePaper>[1]) => {
  const one = papersOf(above, layer).find(({ is }) => is.id === id);
  if (!one) throw new Error(`no document ${id}`);
  return applied(layer, changePaper(one, parts)({ above, layer })).layer;
};

describe('the documents of a draft', () => {
  it('come in the order of their codes, each with what is otherwise and what was before', () => {
    const layer = after(emptyLayer, 'record', { template: template('b.docx') });
    const papers = papersOf(above, layer);
    expect(papers.map(({ is }) => is.code)).toEqual(['D9', 'D10']);
    expect(papers[1]?.changes).toEqual([
      { 'zh-CN': '模板 a.docx→b.docx', en: 'template a.docx→b.docx' },
    ]);
  });

  it('keep of a change only what is otherwise, and nothing where it is as above again', () => {
    const layer = after(emptyLayer, 'record', { template: template('b.docx'), number: '甲{n}号' });
    expect(layer.documents).toEqual([{ document: 'record', template: template('b.docx') }]);
    const renumbered = after(layer, 'record', { number: '乙{n}号' });
    expect(renumbered.documents).toMatchObject([{ number: '乙{n}号' }]);
    const back = after(renumbered, 'record', { number: undefined, template: undefined });
    expect(back.documents).toBeUndefined();
  });

  it('of the office itself are written anew, and lose their number when it is taken away', () => {
    const layer: Layer = { ...emptyLayer, documents: [{ ...paper, id: 'own' }] };
    expect(papersOf(above, layer).at(-1)?.is.id, 'and come last').toBe('own');
    const [own] = after(layer, 'own', { number: undefined, title: said('乙') }).documents ?? [];
    expect(own).toMatchObject({ id: 'own', title: said('乙') });
    expect(own).not.toHaveProperty('number');
    const basis = [{ title: said('办法'), article: '第三条', mark: 'D' as const }];
    const [signed] = after(layer, 'own', { signed: [said('承办人')], basis }).documents ?? [];
    expect(signed).toMatchObject({ signed: [said('承办人')], basis });
  });
});
