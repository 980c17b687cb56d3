import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const registry = fileURLToPath(new URL('./src/pages/index.ts', import.meta.url));

/**
 * Writes down which files each page needs (`page-files.json`, by the page's address), so that the
 * server names them in the page it sends: the browser then loads them at once, and not when the
 * scripts of the shell have run.
 */
export function pageFiles(): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const shell = chunks.find(({ isEntry }) => isEntry);
      const loaded = filesOf(shell, bundle);
      const pages = Object.entries(pageModules()).map(([address, module]) => {
        const page = chunks.find(({ facadeModuleId }) => facadeModuleId === module);
        if (!page) throw new Error(`${registry}: ${address} has no file of its own`);
        return [address, [...filesOf(page, bundle)].filter((file) => !loaded.has(file))];
      });
      const source = JSON.stringify(Object.fromEntries(pages));
      this.emitFile({ type: 'asset', fileName: 'page-files.json', source });
    },
  };
}

/** The module of every page by its address, as `src/pages/index.ts` lists them. */
function pageModules(): Readonly<Record<string, string>> {
  const lines = readFileSync(registry, 'utf8').matchAll(
    /^ {2}'?([^\s']*?)'?: \(\) => import\('(.+)'\),$/gm,
  );
  return Object.fromEntries(
    [...lines].map(([, address, path = '']) => [address, resolve(dirname(registry), path)]),
  );
}

interface Chunk {
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** A script, what it imports, and their styles. */
function filesOf(
  chunk: Chunk | undefined,
  bundle: Readonly<Record<string, object>>,
  found = new Set<string>(),
): Set<string> {
  if (!chunk || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const name of chunk.imports) filesOf(bundle[name] as Chunk, bundle, found);
  for (const name of chunk.viteMetadata?.importedCss ?? []) found.add(name);
  return found;
}
