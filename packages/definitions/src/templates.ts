import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Template } from './model/document.ts';
import type { Pack } from './model/pack.ts';
import { placeOf, problem, type Said, within } from './place.ts';
import type { Problem } from './problem.ts';

/**
 * Puts into each document of a pack that was read from a folder what its template is: in the file
 * it is the name of a .docx beside the definition.
 *
 * @returns a problem for each template that is not there
 */
export async function resolveTemplates(root: string, pack: Pack): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [i, document] of (pack.documents as Written[]).entries()) {
    const place = placeOf(pack, 'documents', i);
    const { template: name } = document;
    if (name === undefined) continue;
    const isName = typeof name === 'string' && !/[/\\]/.test(name);
    const bytes = isName ? await bytesOf(join(root, dirname(place.file), name)) : undefined;
    if (bytes) document.template = templateOf(name as string, bytes);
    else problems.push(problem('document.template', within(place, 'template'), noFile(name)));
  }
  return problems;
}

/** A template by its name and its bytes. */
export const templateOf = (name: string, bytes: Uint8Array): Template => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.byteLength,
});

/** A template in a folder. */
export interface TemplateFile {
  /** Below the folder of the packs, e.g. `forms/national/documents/notice.docx`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Every template of packs in folders, by SHA-256; layers made in the product have none here. */
export async function loadTemplates(
  root: string,
  chain: readonly Pack[],
): Promise<Map<string, TemplateFile>> {
  const templates = new Map<string, TemplateFile>();
  for (const { manifest, documents } of chain) {
    for (const { template } of documents) {
      if (!template) continue;
      const file = `forms/${manifest.id}/documents/${template.name}`;
      const bytes = await bytesOf(join(root, file));
      if (bytes) templates.set(templateOf(template.name, bytes).sha256, { file, bytes });
    }
  }
  return templates;
}

/** A document as it stands in its file. */
interface Written {
  template?: unknown;
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const noFile = (name: unknown): Said => [
  `没有模板文件「${String(name)}」。`,
  `There is no template “${String(name)}”.`,
  '请把 .docx 文件放在该定义旁边，并在 template 中写文件名。',
  'Put the .docx file beside the definition, and its name into “template”.',
];
