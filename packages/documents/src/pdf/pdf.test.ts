import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../fill.ts';
import { valued } from '../placeholder.ts';
import { docx, p, relations, root, row, table, textOf } from '../testing.ts';
import { toPdf } from './pdf.ts';

const about = { title: '记录', date: new Date('2026-01-05T00:00:00Z') };
const pagesOf = async (bytes: Uint8Array) => textOf(await toPdf(bytes, about));
const rowsTable = (count: number, head = '') =>
  table(
    [4000, 4000],
    head,
    ...Array.from({ length: count }, (_, i) => row(`第${i + 1}行`, '内容')),
  );

describe('a Word document as PDF', () => {
  it('has its text in it, to be searched and copied', async () => {
    const [page] = await pagesOf(docx(p('谈话于 2026年1月5日', '在甲市举行。') + p('OK, 12.5%')));
    expect(page?.split('\n').filter(Boolean)).toEqual([
      '谈话于 2026年1月5日',
      '在甲市举行。',
      'OK, 12.5%',
    ]);
  });

  it('is the same file whenever it is made', async () => {
    const bytes = docx(p('谈话记录'));
    expect(await toPdf(bytes, about)).toEqual(await toPdf(bytes, about));
  });

  it('has every row of a long table, over as many pages as it takes, with its head on each', async () => {
    const head = row('序号', '说明').replace('<w:tr>', '<w:tr><w:trPr><w:tblHeader/></w:trPr>');
    const pages = await pagesOf(docx(rowsTable(120, head)));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.startsWith('序号\n说明\n')).toBe(true);
    const rows = pages.join('').match(/第\d+行/g);
    expect(rows).toEqual(Array.from({ length: 120 }, (_, i) => `第${i + 1}行`));
  });

  it('keeps a row whose paragraphs stay with what follows on the page of the next', async () => {
    const kept = row('签收', '日期').replaceAll('<w:p>', '<w:p><w:pPr><w:keepNext/></w:pPr>');
    const slip = table([4000, 4000], kept, kept, row('送达人', '备注'));
    for (const above of [36, 38, 40, 42, 44, 46, 48]) {
      const pages = await pagesOf(docx(rowsTable(above) + slip));
      const [page] = pages.filter((one) => one.includes('送达人'));
      expect(page?.match(/签收/g)).toHaveLength(2);
    }
  });

  it('divides a row that is higher than a page, and loses nothing of it', async () => {
    const long = Array.from({ length: 150 }, (_, i) => p(`（${i + 1}）`)).join('');
    const pages = await pagesOf(docx(table([2000, 6000], row('问题', long))));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join('').match(/（\d+）/g)).toHaveLength(150);
  });

  it('begins a page where one is broken, and where a paragraph wants one', async () => {
    const turned = '<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>三</w:t></w:r></w:p>';
    const broken = '<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>';
    expect(await pagesOf(docx(broken + turned))).toEqual(['一\n', '二\n', '三\n']);
  });

  it('numbers its pages: other footers on even ones, and how many there are', async () => {
    const field = (name: string) => `<w:p><w:fldSimple w:instr=" ${name} "/></w:p>`;
    const section =
      '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/></w:sectPr>';
    const files = {
      'word/document.xml': root('document', `<w:body>${rowsTable(120)}${section}</w:body>`),
      'word/_rels/document.xml.rels': relations('footer1.xml', 'footer2.xml'),
      'word/footer1.xml': root('ftr', p('单页') + field('PAGE')),
      'word/footer2.xml': root('ftr', p('双页') + field('NUMPAGES')),
      'word/settings.xml': root('settings', '<w:evenAndOddHeaders/>'),
    };
    const pages = await pagesOf(docx('', files));
    const ends = pages.map((page) => page.split('\n').slice(-3, -1));
    expect(ends.slice(0, 3)).toEqual([
      ['单页', '1'],
      ['双页', String(pages.length)],
      ['单页', '3'],
    ]);
  });

  it('keeps a merged cell with the rows it reaches over, and says it once', async () => {
    const cell = (merge: string, text: string) =>
      `<w:tc><w:tcPr><w:vMerge${merge}/></w:tcPr>${p(text)}</w:tc>`;
    const merged = [
      `<w:tr>${cell(' w:val="restart"', '合并')}<w:tc>${p('甲')}</w:tc></w:tr>`,
      `<w:tr>${cell('', '不见')}<w:tc>${p('乙')}</w:tc></w:tr>`,
    ];
    expect(await pagesOf(docx(table([2000, 2000], ...merged)))).toEqual(['合并\n甲\n乙\n']);
  });

  it('numbers lists, takes in styles, and leaves out what is hidden', async () => {
    const item = '<w:p><w:pPr><w:pStyle w:val="item"/></w:pPr><w:r><w:t>项</w:t></w:r></w:p>';
    const hidden = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>';
    const files = {
      'word/styles.xml': root(
        'styles',
        '<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      ),
      'word/numbering.xml': root(
        'numbering',
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      ),
    };
    const [page] = await pagesOf(docx(item + item + hidden, files));
    expect(page).toBe('第一条 \n项\n第二条 \n项\n');
  });

  it('shows what was filled in, whatever it was', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'甲乙丙丁，。“”（）《》年12ab —…□'),
      minLength: 1,
      maxLength: 120,
    });
    await fc.assert(
      fc.asyncProperty(text, async (one) => {
        const pages = await pagesOf(fill(docx(p('{one}')), { one: valued(one) }));
        const plain = (said: string) => said.replace(/\s/g, '');
        expect(plain(pages.join(''))).toBe(plain(one));
      }),
      { numRuns: 15 },
    );
  });
});
