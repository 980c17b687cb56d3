import { paragraph } from './blocks.mjs';
import { textWidth, twips } from './layout.mjs';
import { w } from './xml.mjs';

/**
 * A ruled table. `widths` are shares of the width of the text; rows are made by the functions below,
 * which fill as many columns as there are.
 */
export function table(widths, ...rows) {
  const columns = shares(widths);
  return [
    w(
      'tbl',
      {},
      w(
        'tblPr',
        {},
        w('tblW', { w: twips(textWidth), type: 'dxa' }),
        w('jc', { val: 'center' }),
        w('tblBorders', {}, borders()),
        w('tblLayout', { type: 'fixed' }),
        w('tblCellMar', {}, margins),
      ),
      w(
        'tblGrid',
        {},
        columns.map((width) => w('gridCol', { w: width })),
      ),
      rows.flat(Infinity).map((row) => (typeof row === 'function' ? row(columns) : row)),
    ),
  ].join('');
}

/**
 * A row of labels and values by turns; the last value fills what is left of the row.
 * @param height at least, in mm
 */
export const fields =
  (texts, height = 9) =>
  (columns) => {
    const cells = texts.map((text, i) => (i % 2 === 0 ? label(text) : value(text)));
    return row(cells, columns, height);
  };

/** A row with a label and much room: a long answer. */
export const long =
  (head, text, height = 30) =>
  (columns) =>
    row([label(head), left(text)], columns, height, { splits: true });

/** A row for what somebody writes and signs by hand, below what the system knows of it. */
export const opinion =
  (head, text = '', height = 24, sign = '签　字：') =>
  (columns) => {
    const written = paragraph('Cell', text);
    const signature = paragraph('Sign', `${sign}　　　　　　　　　年　　月　　日　`);
    return row([label(head), { inside: [written, signature], low: true }], columns, height);
  };

/** A row over all columns that heads those below it. */
export const band = (text) => (columns) => row([{ ...label(text), shade: 'F2F2F2' }], columns, 9);

/**
 * The heads of a list, repeated on every page, and a row for each row of `rows`.
 * @param columns what stands below each head
 * @param blanks how many empty rows there are to write in when the list is not known
 */
export function list(rows, columns, { height = 9, blanks = 3 } = {}) {
  const cells = Object.values(columns).map(value);
  const empty = section(
    `{^${rows}}`,
    cells.map(({ style }) => ({ text: '', style })),
  );
  return [
    heads(Object.keys(columns)),
    (widths) => row(section(`{#${rows}}`, cells), widths, height),
    ...Array.from({ length: blanks }, () => (widths) => row(empty, widths, height)),
  ];
}

/** A row that is there for each row of a list, or while there is none. */
const section = (open, cells) =>
  cells.map(({ text, style }, i) => ({
    text: `${i === 0 ? open : ''}${text}${i === cells.length - 1 ? '{/}' : ''}`,
    style,
  }));

/** The heads of a list whose rows are written with `entry`; repeated on every page. */
export const heads = (texts) => (columns) => row(texts.map(label), columns, 9, { isHead: true });

/** A row of a list, of texts. */
export const entry =
  (texts, height = 9) =>
  (columns) =>
    row(texts.map(value), columns, height);

/** A value that may be long; short ones stand in the middle of their cell, as clerks do it. */
export const left = (text) => ({ text, style: 'Cell' });

const label = (text) => ({ text, style: 'Label' });
const value = (text) => (typeof text === 'string' ? { text, style: 'Centred' } : text);

function row(cells, columns, height, { isHead, splits } = {}) {
  const spare = columns.length - cells.length;
  const spans = cells.map((_, i) => (i === cells.length - 1 ? 1 + spare : 1));
  let at = 0;
  return w(
    'tr',
    {},
    w(
      'trPr',
      {},
      !splits && w('cantSplit'),
      w('trHeight', { val: twips(height), hRule: 'atLeast' }),
      isHead && w('tblHeader'),
    ),
    cells.map((one, i) => {
      const width = columns.slice(at, at + spans[i]).reduce((sum, each) => sum + each, 0);
      at += spans[i];
      return cell(one, width, spans[i]);
    }),
  );
}

function cell({ text = '', style, inside, low, shade }, width, span) {
  const lines = text.split('\n');
  return w(
    'tc',
    {},
    w(
      'tcPr',
      {},
      w('tcW', { w: width, type: 'dxa' }),
      span > 1 && w('gridSpan', { val: span }),
      shade && w('shd', { val: 'clear', color: 'auto', fill: shade }),
      w('vAlign', { val: low ? 'bottom' : 'center' }),
    ),
    inside ?? lines.map((one) => paragraph(style, one)),
  );
}

/** Narrow margins: a label of four characters fits where forms have it. */
const margins = Object.entries({ top: 28, left: 57, bottom: 28, right: 57 }).map(([side, width]) =>
  w(side, { w: width, type: 'dxa' }),
);

/** Thick around, thin within, as on printed forms. */
function borders() {
  return ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) =>
    w(side, { val: 'single', sz: side.startsWith('inside') ? 4 : 8, space: 0, color: '000000' }),
  );
}

function shares(widths) {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => Math.round((one / whole) * twips(textWidth)));
}
