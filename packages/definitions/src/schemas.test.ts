import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publishedSchemas } from './schemas.ts';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));

describe('the published schemas', () => {
  it.each(Object.entries(publishedSchemas()))(
    '%s is what the code checks',
    async (name, schema) => {
      const file = `${folder}${name}.schema.json`;
      const text = `${JSON.stringify(schema, undefined, 2)}\n`;
      // They are the contract that editors read: written anew with UPDATE_SCHEMAS=1, on purpose only.
      if (process.env.UPDATE_SCHEMAS) {
        await mkdir(folder, { recursive: true });
        await writeFile(file, text);
      }
      expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(text));
    },
  );
});
