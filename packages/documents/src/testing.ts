import { inflateSync } from 'node:zlib';
import PizZip from 'pizzip';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A paragraph; every text is a run of its own. */
export const p = (...texts: string[]) =>
  `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`).join('')}</w:p>`;

/** A row of a table; a cell with paragraphs or a text. */
export const row = (...cells: string[]) =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('')}</w:tr>`;
export const table = (widths: number[], ...rows: string[]) =>
  `<w:tbl><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
    .join('')}</w:tblBorders></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

export const root = (name: string, content: string) =>
  `${head}<w:${name} xmlns:w="${word}" xmlns:r="${office}">${content}</w:${name}>`;

const a4 =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400"/></w:sectPr>';

/** A small .docx with this body, and with more or other files where they are named. */
export function docx(
  body: string,
  more: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Uint8Array {
  const files: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': root('document', `<w:body>${body}${a4}</w:body>`),
    ...more,
  };
  const zip = new PizZip();
  for (const [name, content] of Object.entries(files))
    if (content !== undefined) zip.file(name, content);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

export const relations = (...targets: string[]) =>
  `${head}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      (target, i) =>
        `<Relationship Id="rId${i + 1}" Type="${office}/hyperlink" Target="${target}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`;

/** The text of every page of a PDF, as a reader takes it out: line by line of what was drawn. */
export function textOf(pdf: Uint8Array): string[] {
  const objects = objectsIn(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const resources = referred(objects, head, 'Resources')?.head ?? head;
    const named = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
    const fonts = new Map(named.map(([, name = '', id = '']) => [name, unicodeOf(objects, id)]));
    return shownIn(referred(objects, head, 'Contents')?.stream ?? '', fonts);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream?: string;
}

function objectsIn(pdf: Uint8Array): Map<string, PdfObject> {
  const text = Buffer.from(pdf).toString('latin1');
  const found = [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return new Map(
    found.map(([, id = '', content = '']) => {
      const [head = '', raw] = content.split(/stream\r?\n/);
      const isText = raw !== undefined && !/\/Length1|\/Subtype/.test(head);
      const stream = isText
        ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
        : undefined;
      return [id, { head, ...(stream !== undefined && { stream }) }];
    }),
  );
}

const referred = (objects: ReadonlyMap<string, PdfObject>, head: string, name: string) =>
  objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? '');

/** What each glyph of a font means. */
function unicodeOf(objects: ReadonlyMap<string, PdfObject>, id: string): Map<number, string> {
  const map = referred(objects, objects.get(id)?.head ?? '', 'ToUnicode')?.stream ?? '';
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    for (const [i, [, code = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries()) {
      const units = code.match(/\w{4}/g) ?? [];
      glyphs.set(
        Number.parseInt(first, 16) + i,
        units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''),
      );
    }
  }
  return glyphs;
}

function shownIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  let shown = '';
  for (const [, name, list] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    const glyphs = [...(list ?? '').matchAll(/<(\w+)>/g)].flatMap(
      ([, hex]) => hex?.match(/\w{4}/g) ?? [],
    );
    shown += glyphs.map((glyph) => font?.get(Number.parseInt(glyph, 16)) ?? '').join('');
    if (list !== undefined) shown += '\n';
  }
  return shown;
}
