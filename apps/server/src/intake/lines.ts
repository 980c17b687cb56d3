import type { Import } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import { readTable } from '../workshop/table.ts';
import type { Line } from './row.ts';

/**
 * The lines of an imported table behind the first one, without those that are empty; `last` is the
 * number of the last line that was read with them.
 */
export async function* linesOf(
  runtime: Runtime,
  org: string,
  { file, kind, encoding }: Pick<Import, 'file' | 'kind' | 'encoding'>,
  from = 0,
): AsyncGenerator<{ lines: Line[]; last: number }, void, undefined> {
  const [name = '', delimiter = ','] = encoding.split(' ');
  const bytes = runtime.imported.stream(org, file);
  let at = 0;
  for await (const rows of readTable(bytes, {
    kind,
    encoding: name,
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
  })) {
    const lines = rows.map((cells): Line => {
      at += 1;
      return { line: at, cells };
    });
    const wanted = lines.filter(({ line, cells }) => line > from + 1 && cells.some(Boolean));
    if (at > from + 1) yield { lines: wanted, last: at };
  }
}

/** How a table is written, as one word that is kept with it. */
export const spellEncoding = ({ encoding, delimiter }: { encoding: string; delimiter: string }) =>
  `${encoding} ${delimiter === '\t' ? 'tab' : delimiter}`;
