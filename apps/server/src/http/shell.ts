import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

/**
 * Sends the shell, the same for everybody; it names what the page of the address will need, so that
 * the browser loads that at once, and not when the scripts of the shell have run.
 */
export function sendShell(folder: string): RequestHandler {
  return async (request, response) => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    // A shell that was built before the server names none.
    const files = await readFile(join(folder, 'page-files.json'), 'utf8').catch(() => '{}');
    const needed = filesAt(request.path, JSON.parse(files));
    const links = needed ? whoIsSignedIn + needed.map(linkTo).join('') : '';
    response.set('Cache-Control', 'no-cache').type('html');
    response.send(html.replace('</head>', `${links}</head>`));
  };
}

type PageFiles = Readonly<Record<string, readonly string[]>>;

/** An address is written as `cases/:case`; one without parts that vary comes before. */
function filesAt(path: string, pages: PageFiles): readonly string[] | undefined {
  const steps = stepsOf(path);
  const address = Object.keys(pages).find((one) => {
    const parts = stepsOf(one);
    return (
      parts.length === steps.length &&
      parts.every((part, i) => part.startsWith(':') || part === steps[i])
    );
  });
  return address === undefined ? undefined : pages[address];
}

const stepsOf = (path: string) => path.split('/').filter(Boolean);

/** The first that the shell asks. */
const whoIsSignedIn = '<link rel="preload" as="fetch" crossorigin href="/api/session">';
const linkTo = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`;
