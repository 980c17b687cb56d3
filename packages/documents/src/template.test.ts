import fc from 'fast-check';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { blank, type Placeholder } from './placeholder.ts';
import { checkTemplate } from './template.ts';
import { docx, p, relations, root, row, table } from './testing.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const placeholder = (tag: string, columns?: string[]): Placeholder => ({
  tag,
  title: said(tag),
  group: said('g'),
  kind: columns ? 'rows' : 'value',
  example: '',
  ...(columns && {
    columns: columns.map((one) => ({ tag: one, title: said(one), example: '' })),
  }),
  read: () => blank,
});
const known = [
  placeholder('office'),
  placeholder('a.hold.on'),
  placeholder('a.hold.place'),
  placeholder('a.hold.signed'),
  placeholder('a.hold.people', ['name', 'role']),
];
const found = (bytes: Uint8Array) =>
  checkTemplate(bytes, known).map(({ code, near }) => (near === undefined ? code : [code, near]));
const check = (...paragraphs: string[]) => found(docx(paragraphs.join('')));

describe('a template', () => {
  it('is good when every tag is known and every section ends, wherever it stands', () => {
    const rows = table([4000, 4000], row('{#a.hold.people}{n}{name}', '{role}{/}'));
    const body = [p('{office}于{a.hold.on}'), rows, p('{^a.hold.signed}拒签{/a.hold.signed}')];
    const header = { 'word/header1.xml': root('hdr', p('{office}')) };
    expect(found(docx(body.join(''), header))).toEqual([]);
  });

  it('may have its tags split over runs, as Word likes to do', () => {
    expect(check(p('{a.', 'hold', '.on', '}'))).toEqual([]);
    expect(check(p('{a.', 'holt', '.on', '}'))).toEqual([['tag.unknown', '{a.holt.on}']]);
  });

  it.each<[string, string[], (string | string[])[]]>([
    ['an unknown tag', [p('地点：{a.hold.plase}。')], [['tag.unknown', '地点：{a.hold.plase}。']]],
    ['a half tag', [p('地点：{a.hold.place')], [['tag.broken', '地点：{a.hold.place']]],
    [
      'a tag over two paragraphs',
      [p('{a.hold.'), p('on}')],
      [
        ['tag.broken', '{a.hold.'],
        ['tag.broken', 'on}'],
      ],
    ],
    ['raw XML', [p('{@office}')], [['tag.raw', '{@office}']]],
    ['code', [p('{office.constructor("x")()}')], [['tag.form', '{office.constructor("x")()}']]],
    ['an inherited property', [p('{constructor}')], [['tag.unknown', '{constructor}']]],
    ['other delimiters', [p('{=[[ ]]=}')], [['tag.form', '{=[[ ]]=}']]],
    ['a loop of another kind', [p('{-w:tr office}')], [['tag.form', '{-w:tr office}']]],
    [
      'an open section',
      [p('{#a.hold.people}{name}')],
      [['tag.unclosed', '{#a.hold.people}{name}']],
    ],
    ['an end alone', [p('{/a.hold.people}')], [['tag.unopened', '{/a.hold.people}']]],
    [
      'crossed sections',
      [p('{#a.hold.people}{#a.hold.signed}{/a.hold.people}{/}')],
      [['tag.crossed', '…ple}{#a.hold.signed}{/a.hold.people}{/}']],
    ],
    ['a table said as a text', [p('{a.hold.people}')], [['tag.rows', '{a.hold.people}']]],
    ['a column outside its table', [p('{role}')], [['tag.unknown', '{role}']]],
  ])('is refused for %s, with the text around it', (_, paragraphs, problems) => {
    expect(check(...paragraphs)).toEqual(problems);
  });

  it('is told the nearest placeholder that there is', () => {
    const cures = checkTemplate(docx(p('{a.hold.plase}') + p('{hold.on}')), known);
    expect(cures.map(({ cure }) => cure.en)).toEqual([
      'Is “{a.hold.place}” meant?',
      'Is “{a.hold.on}” meant?',
    ]);
  });
});

describe('a file that is sent as a template', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['is no archive', () => new TextEncoder().encode('<html>'), 'zip.none'],
    ['is empty', () => new Uint8Array(), 'zip.none'],
    ['is cut off', () => docx(p('{office}')).slice(0, -40), 'zip.none'],
    [
      'is damaged',
      () => docx(p('{office}')).map((byte, i) => (i === 60 ? byte ^ 255 : byte)),
      'zip.broken',
    ],
    ['is another kind of archive', () => zipOf({ 'a.txt': 'x' }), 'word.none'],
    ['is too large', () => new Uint8Array(800_000), 'zip.size'],
    [
      'unpacks to a bomb',
      () => docx('', { 'word/media/a.png': new Uint8Array(7_000_000) }),
      'zip.unpacked',
    ],
    ['has thousands of files', () => docx('', many(2000)), 'zip.unpacked'],
    ['is macro-enabled', () => docx('', { '[Content_Types].xml': macros }), 'word.macro'],
    ['brings a macro', () => docx('', { 'word/vbaProject.bin': 'x' }), 'word.macro'],
    ['embeds a sheet', () => docx('', { 'word/embeddings/a.xml': 'x' }), 'word.embedded'],
    ['embeds a program', () => docx('', { 'word/media/a.exe': 'x' }), 'word.embedded'],
    ['takes in another file', () => docx('<w:altChunk r:id="rId1"/>'), 'word.embedded'],
    [
      'refers to outside',
      () => docx('', { 'word/_rels/document.xml.rels': relations('http://example.test/') }),
      'word.external',
    ],
    ['has a document type', () => docx('', { 'word/header1.xml': bomb }), 'word.broken'],
    ['is no XML inside', () => docx('<w:p>'), 'word.broken'],
    ['fetches by a field', () => docx(instruction('INCLUDE', 'TEXT "c:/x"')), 'word.field'],
    ['has tracked changes', () => docx(`<w:p><w:del w:id="1"/></w:p>`), 'word.revisions'],
  ])('is refused when it %s', (_, bytes, code) => {
    expect(checkTemplate(bytes(), known).map((one) => one.code)).toContain(code);
  });

  it('may have page numbers', () => {
    expect(check(instruction('PA', 'GE \\* MERGEFORMAT'))).toEqual([]);
  });

  it('never harms who checks it, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), (noise, at) => {
        const whole = docx(p('{office}'));
        const changed = Uint8Array.from(whole);
        changed.set(noise.slice(0, whole.length), at % Math.max(1, whole.length - noise.length));
        for (const bytes of [noise, changed]) expect(Array.isArray(found(bytes))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const zipOf = (files: Record<string, string>) => {
  const zip = new PizZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generate({ type: 'uint8array' });
};
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/a${i}.xml`, '<a/>']));
const macros =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><w:hdr>&c;</w:hdr>';
const instruction = (...parts: string[]) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${parts
    .map((part) => `<w:r><w:instrText>${part}</w:instrText></w:r>`)
    .join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
