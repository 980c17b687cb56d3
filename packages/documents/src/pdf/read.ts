import type { Element } from '@xmldom/xmldom';
import { attribute, childOf, childrenOf, integer, parseXml } from '../xml.ts';
import { unzip } from '../zip.ts';
import { Blocks } from './blocks.ts';
import type { Block, Document, Running, Section } from './model.ts';
import { Numbering } from './numbering.ts';
import { flag, twips } from './properties.ts';
import { Styles } from './styles.ts';

/** A filled document may be larger than a template. */
const mostBytes = 10_000_000;
const a4 = { width: 595.3, height: 841.9 };

/** Reads what a .docx file says and how it looks. @throws TemplateError, ParseError */
export function readDocument(bytes: Uint8Array): Document {
  const files = unzip(bytes, mostBytes);
  const part = (name: string) => {
    const content = files.get(name);
    return content && parseXml(content);
  };
  const styles = new Styles(part('word/styles.xml'));
  const numbering = new Numbering(part('word/numbering.xml'));
  const settings = part('word/settings.xml');
  const blocksIn = (name: string, root: Element) =>
    new Blocks({ styles, numbering, image: imagesOf(files, name) }).read(root);
  const targets = targetsOf(files, 'word/document.xml');
  const running = (id: string): readonly Block[] => {
    const name = `word/${targets.get(id)}`;
    const root = part(name);
    return root ? blocksIn(name, root) : [];
  };
  const body = childOf(part('word/document.xml'), 'w:body');
  return {
    sections: body ? sectionsOf(body, (root) => blocksIn('word/document.xml', root), running) : [],
    facing: flag(settings, 'w:evenAndOddHeaders') ?? false,
    tabEvery: twips(integer(childOf(settings, 'w:defaultTabStop'))) ?? 36,
  };
}

/** The targets of a part's relations by id. */
function targetsOf(files: ReadonlyMap<string, Uint8Array>, name: string): Map<string, string> {
  const content = files.get(name.replace(/([^/]+)$/, '_rels/$1.rels'));
  const relations = content ? childrenOf(parseXml(content), 'Relationship') : [];
  return new Map(
    relations.map((one) => [attribute(one, 'Id') ?? '', attribute(one, 'Target') ?? '']),
  );
}

function imagesOf(files: ReadonlyMap<string, Uint8Array>, name: string) {
  const targets = targetsOf(files, name);
  return (id: string) => files.get(`word/${targets.get(id)}`);
}

/** The body cut where a paragraph ends a section; the last section's form stands at the end. */
function sectionsOf(
  body: Element,
  read: (root: Element) => Block[],
  running: (id: string) => readonly Block[],
): Section[] {
  const sections: Section[] = [];
  let inherited: Pick<Section, 'headers' | 'footers'> = { headers: {}, footers: {} };
  let part = body.cloneNode(false) as Element;
  const end = (form: Element | undefined) => {
    const section = sectionOf(form, read(part), running, inherited);
    inherited = section;
    const isContinued = attribute(childOf(form, 'w:type')) === 'continuous';
    const last = sections.at(-1);
    if (isContinued && last) sections[sections.length - 1] = joined(last, section);
    else sections.push(section);
    part = body.cloneNode(false) as Element;
  };
  for (const child of childrenOf(body)) {
    if (child.nodeName === 'w:sectPr') continue;
    part.appendChild(child.cloneNode(true));
    const form = childOf(childOf(child, 'w:pPr'), 'w:sectPr');
    if (form) end(form);
  }
  end(childOf(body, 'w:sectPr'));
  return sections;
}

const joined = (one: Section, next: Section): Section => ({
  ...one,
  blocks: [...one.blocks, ...next.blocks],
});

function sectionOf(
  form: Element | undefined,
  blocks: Block[],
  running: (id: string) => readonly Block[],
  inherited: Pick<Section, 'headers' | 'footers'>,
): Section {
  const size = childOf(form, 'w:pgSz');
  const margin = childOf(form, 'w:pgMar');
  const at = (name: string, otherwise: number) => twips(integer(margin, name)) ?? otherwise;
  const grid = childOf(form, 'w:docGrid');
  const hasGrid = ['lines', 'linesAndChars'].includes(attribute(grid, 'w:type') ?? '');
  const runningOf = (name: string, above: Running): Running => {
    const own = childrenOf(form, name).map((one) => [
      attribute(one, 'w:type') ?? 'default',
      running(attribute(one, 'r:id') ?? ''),
    ]);
    return { ...above, ...Object.fromEntries(own) };
  };
  return {
    blocks,
    width: twips(integer(size, 'w:w')) ?? a4.width,
    height: twips(integer(size, 'w:h')) ?? a4.height,
    margins: {
      top: Math.abs(at('w:top', 72)),
      bottom: Math.abs(at('w:bottom', 72)),
      left: at('w:left', 90),
      right: at('w:right', 90),
    },
    header: at('w:header', 42),
    footer: at('w:footer', 50),
    grid: hasGrid ? twips(integer(grid, 'w:linePitch')) : undefined,
    headers: runningOf('w:headerReference', inherited.headers),
    footers: runningOf('w:footerReference', inherited.footers),
    titled: flag(form, 'w:titlePg') ?? false,
    firstPage: integer(childOf(form, 'w:pgNumType'), 'w:start'),
  };
}
