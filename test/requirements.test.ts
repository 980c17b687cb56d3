import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Action, Edition } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { describe, expect, it } from 'vitest';

/** One requirement of the source, where it is met, and which tests show it. */
interface Requirement {
  readonly id: string;
  /** The words of the source. */
  readonly phrase: string;
  readonly gloss: string;
  /** Definitions (`decisions/<id>#<rule>`, `forms/<id>#<field>` …) and screens (`screen <path>`). */
  readonly where: readonly string[];
  /** `<file below test/> › <title>`. */
  readonly tests: readonly string[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFile(`${root}${file}`, 'utf8');
const { requirements } = JSON.parse(await read('docs/requirements.json')) as {
  requirements: Requirement[];
};
const national = resolve(await loadChain(root, 'national'));
const shell = await read('apps/shell/src/app.tsx');
const pages = await read('apps/shell/src/pages/index.ts');

describe('the requirements of the source', () => {
  it('are all there', () => {
    const ids = requirements.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 86 }, (_, i) => `R${i + 1}`));
  });

  it.each(requirements.map((one) => [one.id, one] as const))('%s has its place', (_, one) => {
    expect(one.where).not.toEqual([]);
    expect(one.where.filter((place) => !exists(place))).toEqual([]);
  });

  it.each(requirements.map((one) => [one.id, one] as const))(
    '%s is shown by a test',
    async (_, one) => {
      expect(one.tests).not.toEqual([]);
      for (const test of one.tests) {
        const [file, title = ''] = test.split(' › ');
        expect(await read(`test/${file}`), test).toContain(`'${title}'`);
      }
    },
  );

  it('stand in the documentation as they are here', async () => {
    const table = tableOf(requirements);
    // Written anew with UPDATE_DOCS=1, on purpose only.
    if (process.env.UPDATE_DOCS) await writeFile(`${root}docs/requirements.md`, table);
    expect(await read('docs/requirements.md')).toBe(table);
  });
});

function exists(place: string): boolean {
  if (place === 'pack') return national.chain.length > 0;
  if (place.startsWith('screen ')) return isScreen(place.slice('screen '.length));
  const [, kind = '', id = '', part] = place.match(/^(\w+)\/([^#]+)(?:#(.+))?$/) ?? [];
  const item = (national as unknown as Record<string, Record<string, unknown> | undefined>)[kind]?.[
    id
  ];
  return item !== undefined && (part === undefined || partsOf(national, kind, id).includes(part));
}

/** A path of the shell's routes; `/` is the first page. */
const isScreen = (path: string) =>
  path === '/' ||
  shell.includes(`path="${path.slice(1)}"`) ||
  pages.includes(`\n  ${path.slice(1)}: () =>`) ||
  pages.includes(`\n  '${path.slice(1)}': () =>`);

function partsOf(edition: Edition, kind: string, id: string): readonly string[] {
  if (kind === 'decisions') return edition.decisions[id]?.rules.map(({ name }) => name) ?? [];
  if (kind === 'forms') return Object.keys(edition.forms[id]?.schema.properties ?? {});
  const flow = edition.workflows[id];
  if (kind !== 'workflows' || !flow) return [];
  const actions: readonly Action[] = [
    flow.start,
    ...flow.stages.flatMap((stage) => stage.actions ?? []),
    ...(flow.anytime ?? []),
  ];
  return [...actions, ...flow.stages].map((one) => one.id);
}

function tableOf(all: readonly Requirement[]): string {
  const rows = all.map(
    ({ id, phrase, gloss, where, tests }) =>
      `| ${id} | ${phrase} | ${gloss} | ${where.map((place) => `\`${place}\``).join(' ')} | ${tests.join('; ')} |`,
  );
  return [
    '# Where each requirement is met',
    '',
    'The words of the source, where they are met in the base pack or on which screen, and which test below',
    '`test/` shows it. Generated from `docs/requirements.json` by',
    '`UPDATE_DOCS=1 npx vitest run test/requirements.test.ts`, which fails when a requirement has no place, no',
    'test, or one that is not there.',
    '',
    '| | the source | in English | where | tests |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
