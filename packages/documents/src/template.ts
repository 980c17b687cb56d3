import type { Element } from '@xmldom/xmldom';
import { refused } from './parts.ts';
import type { Placeholder } from './placeholder.ts';
import { problem, type Said, TemplateError, type TemplateProblem } from './problem.ts';
import { type Tag, tagProblems, tagsIn } from './tags.ts';
import { parseXml } from './xml.ts';
import { unzip } from './zip.ts';

/** What a .docx file is as a template: its tags in their order, and why it cannot be used. */
export interface Scanned {
  readonly tags: readonly Tag[];
  readonly problems: readonly TemplateProblem[];
}

/**
 * Reads a file that somebody sent as a template. It must be a real .docx and may bring nothing
 * along: no macros, no embedded objects, no references to outside, no XML of its own in tags.
 */
export function scanTemplate(bytes: Uint8Array): Scanned {
  try {
    const files = unzip(bytes);
    const problems = refused(files);
    if (problems.some(({ code }) => code === 'word.none')) return { tags: [], problems };
    const parts = [...files.keys()].filter(isFilled).sort();
    const scanned = parts.map((part) => tagsIn(rootOf(files, part), part));
    return {
      tags: scanned.flatMap(({ tags }) => tags),
      problems: [...problems, ...scanned.flatMap((one) => one.problems)],
    };
  } catch (error) {
    if (error instanceof TemplateError) return { tags: [], problems: error.problems };
    return { tags: [], problems: [problem('word.broken', broken)] };
  }
}

/**
 * Whether a file can be the template of a document with these placeholders: `scanTemplate`, and
 * every tag is known and every section ends.
 */
export function checkTemplate(
  bytes: Uint8Array,
  placeholders: readonly Placeholder[],
): TemplateProblem[] {
  const { tags, problems } = scanTemplate(bytes);
  return [...problems, ...tagProblems(tags, placeholders)];
}

/** The parts whose tags are filled. */
export const isFilled = (name: string): boolean =>
  /^word\/(document|header\d*|footer\d*)\.xml$/.test(name);

const rootOf = (files: ReadonlyMap<string, Uint8Array>, part: string): Element =>
  parseXml(files.get(part) ?? new Uint8Array());

const broken: Said = [
  '文档内容已损坏，无法读取。',
  'The content of the document is damaged and cannot be read.',
  '请在 Word 或 WPS 中打开并重新保存后再上传。',
  'Open it in Word or WPS, save it again, and send that.',
];
