import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanOffice, cleanPdf } from './clean.ts';
import { detect } from './detect.ts';
import { readZip, storedEntry, writeZip, zipLimits } from './zip.ts';

const zip = (files: Record<string, string>) =>
  writeZip(Object.entries(files).map(([name, text]) => storedEntry(name, Buffer.from(text))));
const pixel = { create: { width: 4, height: 4, channels: 3, background: 'red' } } as const;

describe('what a file is', () => {
  it('is found in its content', async () => {
    expect(await detect(Buffer.from('%PDF-1.7\n…'))).toBe('pdf');
    for (const type of ['jpeg', 'png', 'webp'] as const) {
      expect(await detect(await sharp(pixel).toFormat(type).toBuffer())).toBe(type);
    }
    expect(await detect(zip({ '[Content_Types].xml': '', 'word/document.xml': 'x' }))).toBe('docx');
    expect(await detect(zip({ '[Content_Types].xml': '', 'xl/workbook.xml': 'x' }))).toBe('xlsx');
    expect(await detect(zip({ 'OFD.xml': 'x' }))).toBe('ofd');
    expect(await detect(Buffer.from('来信摘要'))).toBe('txt');
  });

  it.each([
    ['a programme', Buffer.from('MZ\x90\x00\x03', 'latin1')],
    ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['an archive of other things', zip({ 'a.exe': 'MZ' })],
    ['a document with macros', zip({ 'word/document.xml': 'x', 'word/vbaProject.bin': 'x' })],
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from([1, 2, 3, 4, 200, 201])],
  ])('is none of those that may come, for %s', async (_, bytes) => {
    const found = await detect(bytes);
    expect([undefined, 'txt']).toContain(found);
    if (found === 'txt') expect(bytes.toString()).toContain('<svg');
  });
});

describe('an archive', () => {
  const good = zip({ 'word/document.xml': '正文', b: 'zwei' });

  it('is read as it was written', () => {
    const entries = readZip(good) ?? [];
    expect(entries.map(({ name, packed }) => [name, packed.toString()])).toEqual([
      ['word/document.xml', '正文'],
      ['b', 'zwei'],
    ]);
    expect(writeZip(entries).equals(good)).toBe(true);
  });

  it('is refused when it is torn at any place, or would unpack to too much', () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(readZip(good.subarray(0, length))).toBeUndefined();
    }
    const bomb = writeZip([{ ...storedEntry('a', Buffer.from('x')), size: zipLimits.bytes + 1 }]);
    expect(readZip(bomb)).toBeUndefined();
    const many = Array.from({ length: zipLimits.entries + 1 }, () =>
      storedEntry('a', Buffer.alloc(0)),
    );
    expect(readZip(writeZip(many))).toBeUndefined();
  });
});

describe('the working copy', () => {
  it('of a document does not tell who made it, and is otherwise the same', () => {
    const files = { 'word/document.xml': '正文', 'docProps/core.xml': '<a>张三丰</a>' };
    const clean = cleanOffice(zip({ ...files, 'docProps/app.xml': '<Company>某公司</Company>' }));
    const entries = new Map(
      readZip(clean ?? Buffer.alloc(0))?.map((one) => [one.name, one.packed]),
    );
    expect([...entries.keys()]).toEqual([...Object.keys(files), 'docProps/app.xml']);
    expect(entries.get('word/document.xml')?.toString()).toBe('正文');
    expect(clean?.includes('张三丰')).toBe(false);
    expect(clean?.includes('某公司')).toBe(false);
  });

  it('of a PDF does not tell who made it, and nothing in it moves', () => {
    const pdf = Buffer.from(
      '%PDF-1.4\n3 0 obj\n<< /Author (Zhang \\( San\\) (Feng)) /Creator <5A68616E67> /N 7 >>\nendobj\n' +
        '13 0 obj\n(kept)\nendobj\n<x:xmpmeta><dc:creator>Zhang</dc:creator></x:xmpmeta>\n' +
        'trailer << /Info 3 0 R >>',
    );
    const clean = cleanPdf(pdf);
    expect(clean.length).toBe(pdf.length);
    expect(clean.toString()).not.toMatch(/Zhang|San|Feng|5A68/);
    expect(clean.toString()).toContain('/N 7 >>\nendobj\n13 0 obj\n(kept)\nendobj');
    expect(clean.indexOf('trailer')).toBe(pdf.indexOf('trailer'));
  });

  it('of a signed PDF is the PDF', () => {
    const pdf = Buffer.from('3 0 obj << /Author (Z) >> endobj /ByteRange [0 1] /Info 3 0 R');
    expect(cleanPdf(pdf)).toBe(pdf);
  });
});
