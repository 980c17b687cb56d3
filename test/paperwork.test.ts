import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Document } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { checkTemplate, dataOf, fill, placeholdersOf, scanTemplate } from '@bitan/documents';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { paperwork } from '../scripts/documents/example.mjs';
import { folder, root, tableOf, templateFiles } from '../scripts/documents/made.mjs';

const national = resolve(await loadChain(fileURLToPath(root), 'national'));
const documents = Object.values(national.documents);
const each = documents.map((document) => [document.id, document] as const);
const bytesOf = ({ template }: Document) => readFileSync(new URL(template.name, folder));
const tagsOf = (document: Document) => scanTemplate(bytesOf(document)).tags.map(({ name }) => name);
const textOf = (bytes: Uint8Array) =>
  Object.values(new PizZip(bytes).files)
    .filter(({ name }) => /^word\/(document|footer\d)\.xml$/.test(name))
    .map((file) => file.asText().replace(/<[^>]*>/g, ''))
    .join('\n');

describe('the templates of the base pack', () => {
  it('are what the generator makes, byte for byte', () => {
    const made = templateFiles();
    const stale = made.filter(
      ([name, bytes]) => !readFileSync(new URL(name, folder)).equals(bytes),
    );
    expect(stale.map(([name]) => name)).toEqual([]);
    expect(made.map(([name]) => name).sort()).toEqual(
      documents.map(({ template }) => template.name).sort(),
    );
    expect(readFileSync(new URL('docs/documents.md', root), 'utf8')).toBe(tableOf());
  });

  it('are the whole of the standard paperwork', () => {
    const codes = Array.from({ length: 29 }, (_, i) => `D${i + 1}`);
    expect([...new Set(documents.map(({ code }) => code))].sort()).toEqual(codes.sort());
  });

  it.each(each)('%s: can be filled wherever it has a place', (_, document) => {
    expect(checkTemplate(bytesOf(document), placeholdersOf(national, document))).toEqual([]);
  });
});

describe('a document made of them', () => {
  it.each(each)('%s: has what is known and nothing that is only code', (_, document) => {
    const made = textOf(
      fill(bytesOf(document), dataOf(placeholdersOf(national, document), paperwork)),
    );
    expect(made).not.toMatch(/[{}]|undefined|null|true|false|\[object/);
    if (document.code !== 'D28' && document.code !== 'D25') expect(made).toContain('刘建华');
  });

  it.each(each)('%s: never tells who complained', (_, document) => {
    const made = textOf(
      fill(bytesOf(document), dataOf(placeholdersOf(national, document), paperwork)),
    );
    const { complainantName, complainantContact, complainantAddress } = complaint();
    for (const secret of [complainantName, complainantContact, complainantAddress]) {
      expect(made).not.toContain(secret);
    }
  });

  /** Those that the person or the unit gets; the complaint itself is not among what they may say. */
  const outgoing = /^D(6|9|10|11|14|16|17|27)$|^(release-notice|clarification-(notice|letter))$/;
  it.each(each.filter(([id, { code }]) => outgoing.test(id) || outgoing.test(code)))(
    '%s: says nothing of the complaint to those outside',
    (_, document) => {
      expect(tagsOf(document).filter((tag) => tag.startsWith('a.register.'))).toEqual([]);
      expect(tagsOf(document)).not.toContain('case.number');
    },
  );
});

function complaint() {
  const entry = paperwork.entries.find(({ action }) => action === 'register');
  return entry?.answers as Record<
    'complainantName' | 'complainantContact' | 'complainantAddress',
    string
  >;
}
