import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createEngine } from './engine.ts';

/** Whether a rule with this leaf fires; what definitions refuse is tried here all the same. */
async function fires(leaf: object, facts: Record<string, unknown>): Promise<boolean> {
  const conditions = { all: [leaf as never] };
  const { events } = await createEngine([{ conditions, event: { type: 'x' } }]).run(facts);
  return events.length > 0;
}

describe('an engine', () => {
  it.each([
    ['a piece of a text is in no list', 'in', 'ab', 'xaby'],
    ['texts are not ordered', 'greaterThan', '9', '10'],
    ['a list is no number', 'lessThan', [5], 30_000],
    ['a text is no number', 'lessThan', '5', 30_000],
    ['values of different types do not differ, they do not compare', 'notEqual', '1', 1],
    ['a list is not left out of a list', 'notIn', ['a'], ['b']],
    ['a text contains nothing', 'doesNotContain', 'abc', 'z'],
  ])('compares only what fits: %s', async (_name, operator, fact, value) => {
    expect(await fires({ fact: 'f', operator, value }, { f: fact })).toBe(false);
  });

  it.each(['equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain', 'lessThan'])(
    'never takes a missing fact for a value (%s)',
    async (operator) => {
      expect(await fires({ fact: 'f', operator, value: 'x' }, {})).toBe(false);
    },
  );

  it.each(['like', 'not:equal', 'someFact:equal', 'everyValue:equal', 'swap:equal', 'constructor'])(
    'knows no other operator (%s)',
    async (operator) => {
      await expect(fires({ fact: 'f', operator, value: 1 }, { f: 2 })).rejects.toThrow(/operator/i);
    },
  );

  it.each([
    { fact: 'f', operator: 'equal', value: 1, path: '$..constructor' },
    { fact: 'f', operator: 'equal', value: { fact: 'f', path: '$[?(process.exit(1))]' } },
  ])('gives a path nothing to run', async (leaf) => {
    await expect(fires(leaf, { f: { b: 1 } })).rejects.toThrow(/路径/);
  });

  it('comes from one factory, and is known to no other package', async () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const folders = ['packages', 'apps'].map((folder) => sourcesIn(join(root, folder)));
    const makers: string[] = [];
    for (const file of (await Promise.all(folders)).flat()) {
      const place = file.slice(root.length);
      const source = await readFile(file, 'utf8');
      if (source.includes('new Engine(')) makers.push(place);
      const isOurs = place.startsWith('packages/rules/src/');
      if (!isOurs) expect(source, place).not.toContain("from 'json-rules-engine'");
    }
    expect(makers).toEqual(['packages/rules/src/engine.ts']);
  });
});

async function sourcesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/node_modules|[\\/]dist[\\/]|\.test\.tsx?$/.test(file));
}
