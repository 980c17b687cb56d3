import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../apps/shell/dist/', import.meta.url));
const built = existsSync(`${dist}index.html`);
if (!built && process.env.BITAN_ALL_LANES) throw new Error('the shell is not built');

const names = built ? readdirSync(`${dist}assets`).filter((file) => file.endsWith('.js')) : [];
const text = (file: string) => readFileSync(`${dist}assets/${file}`, 'utf8');

/** The scripts that these bring along, and those that they bring along. */
function withImports(files: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (seen.has(file) || !names.includes(file)) continue;
    seen.add(file);
    const imports = text(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g);
    withImports(
      [...imports].map(([, one = '']) => one),
      seen,
    );
  }
  return seen;
}

describe.skipIf(!built)('the page on which an officer fills in a form', () => {
  const html = built ? readFileSync(`${dist}index.html`, 'utf8') : '';
  const entry = [...html.matchAll(/assets\/([^"']+\.js)/g)].map(([, one = '']) => one);
  const page = names.filter((file) => file.startsWith('case-page-'));
  const scripts = withImports([...entry, ...page]);
  // What is loaded with the first file and the first signature.
  const later = names.filter(
    (file) => file.startsWith('signature_pad-') || text(file).includes('Tus-Resumable'),
  );
  const bytesOf = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(text(file)).length, 0);

  it('brings less than 250 KB of scripts, and 272 KB with every control of a form', () => {
    expect(page).toHaveLength(1);
    expect(later.filter((file) => !scripts.has(file))).toHaveLength(2);
    const [opened, filled] = [bytesOf(scripts), bytesOf(withImports([...scripts, ...later]))];
    console.info(
      `officer's form page: ${opened / 1000} KB gzip, with all controls ${filled / 1000}`,
    );
    expect(opened).toBeLessThan(250_000);
    expect(filled).toBeLessThan(272_000);
  });

  it('brings no schemas of the contract, no charts and no drawing', () => {
    const all = [...scripts].map(text).join('');
    for (const part of ['urn:bitan:problem:wrong-credentials', 'echarts', 'react-flow__pane']) {
      expect(all).not.toContain(part);
    }
  });
});
