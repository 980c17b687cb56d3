import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from './fill.ts';
import { type Data, valued } from './placeholder.ts';
import { docx, p, row, table } from './testing.ts';
import { allIn, parseXml } from './xml.ts';
import { unzip } from './zip.ts';

const rootOf = (bytes: Uint8Array) =>
  parseXml(unzip(bytes, 10_000_000).get('word/document.xml') ?? new Uint8Array());
const paragraphs = (bytes: Uint8Array) =>
  allIn(rootOf(bytes), 'w:p').map(({ textContent }) => textContent);
const filled = (body: string, data: Data) => paragraphs(fill(docx(body), data));

describe('filling a template', () => {
  it('puts texts where tags stand, wherever Word cut them', () => {
    const data = { office: valued('甲市纪委'), 'a.hold.on': valued('2026年1月5日') };
    expect(filled(p('{off', 'ice}于{a.hold.on}'), data)).toEqual(['甲市纪委于2026年1月5日']);
  });

  it('leaves blank what is not known, and what is no own property', () => {
    expect(filled(p('[{office}][{toString}][{__proto__}]'), {})).toEqual(['[][][]']);
  });

  it('repeats a row of a table for each row, with its number', () => {
    const rows = ['甲', '乙'].map((name, i) => ({ n: valued(`${i + 1}`), name: valued(name) }));
    const data = { people: { text: '', holds: true, rows }, name: valued('外') };
    const body = table([1000, 1000], row('{#people}{n}', '{name}{/}')) + p('{name}');
    expect(filled(body, data)).toEqual(['1', '甲', '2', '乙', '外']);
    expect(filled(body, { people: { text: '', holds: false, rows: [] } })).toEqual(['']);
  });

  it('shows a section where a yes/no holds, and its opposite where it does not', () => {
    const body = p('{#flag}是{/flag}{^flag}否{/flag}');
    expect(filled(body, { flag: { text: '是', holds: true } })).toEqual(['是']);
    expect(filled(body, { flag: { text: '否', holds: false } })).toEqual(['否']);
    expect(filled(body, {})).toEqual(['否']);
  });

  it('makes of a text of several lines paragraphs of the same form', () => {
    const form = '<w:pPr><w:jc w:val="both"/></w:pPr>';
    const body = `<w:p>${form}<w:r><w:rPr><w:b/></w:rPr><w:t>经过：{text}完</w:t></w:r></w:p>`;
    const bytes = fill(docx(body), { text: valued('一\n二\n三') });
    expect(paragraphs(bytes)).toEqual(['经过：一', '二', '三完']);
    expect(allIn(rootOf(bytes), 'w:jc')).toHaveLength(3);
    expect(allIn(rootOf(bytes), 'w:b')).toHaveLength(3);
  });

  it('takes what people wrote as text, never as a tag or as XML', () => {
    const data = { text: valued('{office}</w:t><w:p/>&amp;'), office: valued('甲') };
    expect(filled(p('{text}'), data)).toEqual(['{office}</w:t><w:p/>&amp;']);
  });

  it('does not pass on who wrote the template', () => {
    const core =
      '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:creator>某人</dc:creator></cp:coreProperties>';
    const bytes = fill(docx(p('')), {});
    expect(bytes).toEqual(fill(docx(p('')), {}));
    const files = unzip(fill(docx(p(''), { 'docProps/core.xml': core }), {}));
    expect(new TextDecoder().decode(files.get('docProps/core.xml'))).not.toContain('某人');
  });

  it('gives back every text that was put in', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((one) => one.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufdd0\ufffe\uffff]/gu, ''));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (one, names) => {
        const rows = names.map((name) => ({ name: valued(name) }));
        const data = { one: valued(one), people: { text: '', holds: rows.length > 0, rows } };
        const [first, ...others] = filled(
          p('{one}') + table([900, 900], row('{#people}{name}', '{/}')),
          data,
        );
        expect(first).toBe(one);
        expect(others).toEqual(names.flatMap((name) => [name, '']));
      }),
      { numRuns: 60 },
    );
  });
});
