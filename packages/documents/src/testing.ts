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
