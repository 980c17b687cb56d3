import { describe, expect, it } from 'vitest';
import type { Document } from './model/document.ts';
import { resolve } from './resolve.ts';
import { sayDocumentChanges } from './say-document-changes.ts';
import { national, said } from './testing.ts';

describe('what a document has otherwise than it was', async () => {
  const edition = resolve(await national());
  const before = edition.documents['talk-record'] as Document;
  const say = (after: Partial<Document>) =>
    sayDocumentChanges(before, { ...before, ...after }, edition).map((one) => one['zh-CN']);

  it('is nothing where nothing is', () => {
    expect(say({})).toEqual([]);
  });

  it('is said with what was before', () => {
    expect(say({ title: said('谈话笔录'), number: '谈〔{year}〕{n}号' })).toEqual([
      `名称 ${before.title['zh-CN']}→谈话笔录`,
      '文号 无→谈〔{year}〕{n}号',
    ]);
  });

  it('tells two files of one name apart, and others by their names', () => {
    const { name, size } = before.template;
    const template = { name, sha256: '0'.repeat(64), size: 7 };
    expect(say({ template })).toEqual([`模板 ${name} (${size} B)→${name} (7 B)`]);
    expect(say({ template: { ...template, name: '本地.docx' } })).toEqual([
      `模板 ${name}→本地.docx`,
    ]);
  });

  it('tells who signs it now, and that it rests on something else', () => {
    const signed = [said('承办人'), said('分管领导')];
    const unsigned = { ...before, signed: [] };
    const changes = sayDocumentChanges(unsigned, { ...unsigned, signed, basis: [] }, edition);
    expect(changes.map((one) => one['zh-CN'])).toEqual(['签署 无→承办人、分管领导', '依据有改动']);
  });

  it('names actions and roles as people call them', () => {
    const [role = ''] = before.roles;
    const start = edition.workflows[before.workflow ?? '']?.start;
    const more = say({ actions: [...before.actions, start?.id ?? ''], roles: [role] });
    expect(more[0]).toBe(`步骤增加 ${start?.title['zh-CN']}`);
    expect(more[1]).toContain(edition.roles[before.roles[1] ?? '']?.title['zh-CN']);
  });
});
