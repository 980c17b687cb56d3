import { runForm } from './styles.mjs';
import { escaped, w } from './xml.mjs';

/**
 * A paragraph. Its text may have placeholders; what in it looks otherwise is a run of `run`.
 * Curly brackets are tags of the template and nothing else.
 */
export const paragraph = (style, ...texts) =>
  w(
    'p',
    {},
    w('pPr', {}, w('pStyle', { val: style })),
    texts.map((text) => (text.startsWith('<w:r>') ? text : run(text))),
  );

/** A run with a font by its name in `fonts`, a colour or an underline. */
export const run = (text, form) =>
  w('r', {}, runForm(form), w('t', { 'xml:space': 'preserve' }, escaped(text)));

export const body = (...texts) => paragraph('Body', ...texts);
export const flush = (...texts) => paragraph('Flush', ...texts);
export const heading = (text) => paragraph('Heading1', text);
export const subheading = (text) => paragraph('Heading2', text);
export const note = (...texts) => paragraph('Note', ...texts);
export const noteHeading = (text) => paragraph('NoteHeading', text);

/** A title, in the shape in which its lines shall break. */
export const title = (...lines) =>
  paragraph('Title', ...lines.flatMap((one, i) => (i > 0 ? [lineBreak, one] : [one])));

const lineBreak = w('r', {}, w('br'));
export const subtitle = (text) => paragraph('Subtitle', text);

/** A paragraph that begins a new page. */
export const newPage = () =>
  w('p', {}, w('pPr', {}, w('pageBreakBefore'), w('spacing', { line: 20, lineRule: 'exact' })));

/** Blocks that stay on the page of what comes after them. */
export const together = (...blocks) =>
  blocks.flat(Infinity).map((one) => one.replaceAll(/<w:pStyle [^>]*>/g, '$&<w:keepNext/>'));

/** Room for handwriting: as many characters wide. */
export const gap = (characters) => run('　'.repeat(characters), { underline: true });

/** What is known, or room to write it by hand. */
export const known = (tag, characters = 6) => [
  `{#${tag}}{${tag}}{/}{^${tag}}${'＿'.repeat(characters)}{/}`,
];

/** What is known as a sentence, or room for it. */
export const sentence = (tag, characters = 12) =>
  `{#${tag}}{${tag}}。{/}{^${tag}}${'＿'.repeat(characters)}{/}`;

/** A section of paragraphs, shown when the tag says something, or of each row. */
export const when = (tag, ...paragraphs) => [flush(`{#${tag}}`), ...paragraphs, flush('{/}')];
export const unless = (tag, ...paragraphs) => [flush(`{^${tag}}`), ...paragraphs, flush('{/}')];

/** A heading and under it what an answer says, or room for it. */
export const part = (text, tag) => [heading(text), body(...known(tag, 24))];

/**
 * The last paragraph of a letter, who issues it and when. The seal goes over both, never on a page
 * without text.
 */
export const signed = (last, office = '{office}', day = '{today}') => [
  together(last, paragraph('Signature', ''), paragraph('Signature', office)),
  paragraph('Signature', day),
];
