import { fonts, line, red, size, tightened, twips } from './layout.mjs';
import { file, namespaces, w } from './xml.mjs';

/**
 * The styles of all documents, by id. Whoever edits a template in Word finds them by their Chinese
 * names and needs no other formatting.
 */
const styles = [
  style('Normal', 'Normal', { font: 'body', points: size.三号, align: 'both' }),
  style('Body', '正文段落', { indent: 2, tight: true }),
  style('Flush', '顶格段落', { tight: true }),
  style('Title', 'Title', {
    ...{ font: 'title', points: size.二号, leading: line.title, align: 'center' },
    ...{ after: 14, keep: true, level: 0 },
  }),
  style('Subtitle', 'Subtitle', {
    ...{ font: 'subheading', align: 'center', after: 14, keep: true },
  }),
  style('Heading1', 'heading 1', { font: 'heading', indent: 2, keep: true, level: 0 }),
  style('Heading2', 'heading 2', { font: 'subheading', indent: 2, keep: true, level: 1 }),
  style('Letterhead', '发文机关标志', {
    ...{ font: 'title', points: 36, leading: 48, align: 'center', color: red, before: 12 },
  }),
  style('Number', '发文字号', {
    ...{ align: 'center', before: 24, after: 20 },
    rule: { sides: ['bottom'], color: red, size: 18, space: 11 },
  }),
  style('Signature', '署名日期', { align: 'center', left: twips(73) }),
  style('Copies', '抄送', {
    ...{ points: size.四号, before: 24 },
    rule: { sides: ['top', 'bottom'], color: '000000', size: 6, space: 1 },
  }),
  style('Caption', '附页标题', {
    ...{ font: 'heading', points: size.三号, align: 'center', before: 6, after: 6, keep: true },
  }),
  style('Note', '告知事项', { points: size.四号, leading: line.note, indent: 2 }),
  style('NoteHeading', '告知事项标题', {
    ...{ font: 'heading', points: size.四号, leading: line.note, indent: 2, keep: true },
  }),
  style('Line', '表头说明', { points: size.小四, leading: line.cell, after: 4, keep: true }),
  style('Cell', '表格内容', { points: size.小四, leading: line.cell, align: 'left' }),
  style('Centred', '表格内容居中', { points: size.小四, leading: line.cell, align: 'center' }),
  style('Label', '表格栏目', {
    ...{ font: 'heading', points: size.小四, leading: line.cell, align: 'center' },
  }),
  style('Sign', '表格签字', { points: size.小四, leading: line.cell, align: 'right', after: 4 }),
  style('Small', '表格附注', { points: size.五号, leading: 16, align: 'left', before: 4 }),
  style('Footer', 'footer', { font: 'plain', points: size.四号, leading: 18 }),
  style('FooterSign', '逐页签名', { points: size.四号, leading: 22, align: 'left' }),
];

export const stylesFile = file(
  w(
    'styles',
    namespaces,
    w(
      'docDefaults',
      {},
      w('rPrDefault', {}, w('rPr', {}, face('body'), sized(size.三号), chinese())),
    ),
    styles,
  ),
);

/** The fonts by name, each with what may stand in for it: no theme decides. */
export const fontsFile = file(
  w(
    'fonts',
    namespaces,
    Object.values(fonts).map(({ name, instead, family }) =>
      w(
        'font',
        { name },
        w('altName', { val: instead }),
        w('charset', { val: '86' }),
        w('family', { val: family }),
        w('pitch', { val: 'variable' }),
      ),
    ),
  ),
);

/** What a run of text looks like where it differs from its paragraph. */
export const runForm = ({ font, underline, color } = {}) =>
  font || underline || color
    ? w(
        'rPr',
        {},
        font && face(font),
        color && w('color', { val: color }),
        underline && w('u', { val: 'single' }),
      )
    : '';

/**
 * A paragraph style. Lengths are in points, `left` and `hanging` in twips, `indent` in characters.
 */
function style(styleId, name, form) {
  const { font, points, leading = line.body, align, indent, before, after, left, hanging } = form;
  const { keep, level, color, rule, tight } = form;
  const isBase = styleId === 'Normal';
  const first = indent && indent * (points ?? size.三号) * 20;
  return w(
    'style',
    { type: 'paragraph', ...(isBase ? { default: 1 } : { customStyle: custom(name) }), styleId },
    w('name', { val: name }),
    !isBase && w('basedOn', { val: 'Normal' }),
    w('qFormat'),
    w(
      'pPr',
      {},
      keep && w('keepNext'),
      keep && w('keepLines'),
      isBase && w('widowControl', { val: 0 }),
      rule &&
        w(
          'pBdr',
          {},
          rule.sides.map((side) => w(side, lineOf(rule))),
        ),
      isBase && w('autoSpaceDE', { val: 0 }),
      isBase && w('autoSpaceDN', { val: 0 }),
      isBase && w('snapToGrid', { val: 0 }),
      w('spacing', {
        before: (before ?? 0) * 20,
        after: (after ?? 0) * 20,
        line: leading * 20,
        lineRule: 'exact',
      }),
      (first || left) &&
        w('ind', {
          ...(left && { left }),
          ...(hanging && { hanging }),
          ...(first && { firstLineChars: indent * 100, firstLine: first }),
        }),
      align && w('jc', { val: align }),
      level !== undefined && w('outlineLvl', { val: level }),
    ),
    w(
      'rPr',
      {},
      font && face(font),
      color && w('color', { val: color }),
      tight && w('spacing', { val: tightened * 20 }),
      points && sized(points),
    ),
  );
}

function lineOf({ size: sz, space, color }) {
  return { val: 'single', sz, space, color };
}

function custom(name) {
  return /^[A-Za-z]/.test(name) ? undefined : 1;
}

function face(font) {
  const { name } = fonts[font];
  return w('rFonts', { hint: 'eastAsia', ascii: name, eastAsia: name, hAnsi: name, cs: name });
}

function sized(points) {
  return w('sz', { val: points * 2 }) + w('szCs', { val: points * 2 });
}

function chinese() {
  return w('lang', { val: 'en-US', eastAsia: 'zh-CN' });
}
