import PizZip from 'pizzip';
import { page, twips } from './layout.mjs';
import { fontsFile, stylesFile } from './styles.mjs';
import { file, namespaces, w } from './xml.mjs';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** The beginning of the time of zip archives: the same template is always the same bytes. */
const date = new Date(1980, 0, 1);

/**
 * The bytes of a Word document.
 * @param blocks what it consists of, in its order
 * @param foot paragraphs that stand above the number of every page, for signatures
 */
export function wordFile(blocks, foot = []) {
  const zip = new PizZip();
  for (const [name, content] of Object.entries(filesOf(blocks, foot))) {
    zip.file(name, content, { date, createFolders: false });
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const parts = {
  styles: stylesFile,
  fontTable: fontsFile,
  settings: file(
    w(
      'settings',
      namespaces,
      w('zoom', { percent: 100 }),
      w('bordersDoNotSurroundHeader'),
      w('bordersDoNotSurroundFooter'),
      w('evenAndOddHeaders'),
      w('characterSpacingControl', { val: 'compressPunctuation' }),
      w(
        'compat',
        {},
        w('useFELayout'),
        w('compatSetting', {
          name: 'compatibilityMode',
          uri: 'http://schemas.microsoft.com/office/word',
          val: 15,
        }),
      ),
    ),
  ),
};

function filesOf(blocks, foot) {
  const footers = { footer1: footer(foot, 'right'), footer2: footer(foot, 'left') };
  const names = [...Object.keys(parts), ...Object.keys(footers)];
  return {
    '[Content_Types].xml': contentTypes(names),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': mainPart(blocks),
    'word/_rels/document.xml.rels': relations(names.map((name) => [kindOf(name), `${name}.xml`])),
    ...Object.fromEntries(
      Object.entries({ ...parts, ...footers }).map(([name, content]) => [
        `word/${name}.xml`,
        content,
      ]),
    ),
  };
}

/** A table at the end of a document needs a paragraph after it. */
function mainPart(blocks) {
  const inside = blocks.flat(Infinity);
  const ends = inside.at(-1)?.startsWith('<w:tbl>') ? [tiny] : [];
  return file(w('document', namespaces, w('body', {}, inside, ends, section(3))));
}

const tiny = w('p', {}, w('pPr', {}, w('spacing', { line: 20, lineRule: 'exact' })));

function section(shared) {
  return w(
    'sectPr',
    {},
    ...['default', 'even'].map((type, i) =>
      w('footerReference', { type, 'r:id': `rId${shared + 1 + i}` }),
    ),
    w('pgSz', { w: twips(page.width), h: twips(page.height) }),
    w('pgMar', {
      ...{ top: twips(page.top), right: twips(page.right) },
      ...{ bottom: twips(page.bottom), left: twips(page.left) },
      ...{ header: twips(15), footer: twips(20), gutter: 0 },
    }),
  );
}

/** The number of a page between dashes, a character from the outer edge. */
function footer(foot, side) {
  const run = (content) => w('r', {}, content);
  const dash = (said) => run(w('t', { 'xml:space': 'preserve' }, said));
  const field = w('fldSimple', { instr: ' PAGE ' }, run(w('t', {}, '1')));
  const number = w(
    'p',
    {},
    w(
      'pPr',
      {},
      w('pStyle', { val: 'Footer' }),
      w('ind', { [`${side}Chars`]: 100, [side]: 280 }),
      w('jc', { val: side }),
    ),
    dash('— '),
    field,
    dash(' —'),
  );
  return file(w('ftr', namespaces, foot, number));
}

const kindOf = (name) => name.replace(/\d+$/, '');

function relations(targets) {
  const each = targets.map(
    ([kind, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return file(`<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`);
}

function contentTypes(names) {
  const main = `<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>`;
  const others = names.map(
    (name) =>
      `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${kindOf(name)}+xml"/>`,
  );
  return file(
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${main}${others.join('')}</Types>`,
  );
}
