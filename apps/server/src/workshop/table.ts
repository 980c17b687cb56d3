import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How much of a table is taken: rows of a workbook, of a text; columns; characters of a row. */
export const tableLimits = {
  sheetRows: 20_000,
  rows: 500_000,
  columns: 200,
  record: 200_000,
} as const;

export type Ask =
  | { readonly kind: 'csv' | 'xlsx'; readonly encoding: string; readonly delimiter: string }
  | { readonly bytes: Uint8Array }
  | { readonly end: true };
export type Answer =
  | { readonly rows: string[][] }
  | { readonly failed: string; readonly line: number };

/** How a table is written. */
export interface TableFormat {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string;
  readonly delimiter: string;
}

/** A table that cannot be read, and where; `code` is `too-many-rows`, or what the parser says. */
export class TableUnreadable extends Error {
  readonly code: string;
  readonly line: number;
  constructor(code: string, line: number) {
    super(`${code} at ${line}`);
    this.code = code;
    this.line = line;
  }
}

const patienceMs = 60_000;

/**
 * The rows of a table, all of them in their order, in pieces. It is parsed in a process of its own
 * that has no environment: one piece while the one before is worked on, and no faster.
 * @throws TableUnreadable
 */
export async function* readTable(
  bytes: AsyncIterable<Uint8Array>,
  format: TableFormat,
): AsyncGenerator<string[][], void, undefined> {
  const pieces = parsed(bytes, format);
  try {
    for (let next = pieces.next(); ; ) {
      const { value, done } = await next;
      if (done) return;
      next = pieces.next();
      // What goes wrong is heard of where it is waited for.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await pieces.return();
  }
}

async function* parsed(
  bytes: AsyncIterable<Uint8Array>,
  format: TableFormat,
): AsyncGenerator<string[][], void, undefined> {
  const child = fork(entry, [], {
    env: {},
    // The reader of workbooks makes code as it is loaded, not of what is in them.
    execArgv: [
      '--max-old-space-size=512',
      ...(format.kind === 'csv' ? ['--disallow-code-generation-from-strings'] : []),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    await asked(child, format);
    for await (const piece of bytes) {
      const rows = await asked(child, { bytes: piece });
      if (rows.length > 0) yield rows;
    }
    const last = await asked(child, { end: true });
    if (last.length > 0) yield last;
  } finally {
    child.kill();
  }
}

function asked(child: ChildProcess, ask: Ask): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const gone = () => done(() => reject(new TableUnreadable('ended', 0)));
    const timer = setTimeout(gone, patienceMs);
    const heard = (answer: Answer) =>
      done(() =>
        'rows' in answer
          ? resolve(answer.rows)
          : reject(new TableUnreadable(answer.failed, answer.line)),
      );
    const done = (say: () => void) => {
      clearTimeout(timer);
      child.off('message', heard).off('exit', gone);
      say();
    };
    child.once('message', heard).once('exit', gone);
    child.send(ask);
  });
}

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const entry = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/workshop/table-child.js' : './table-child.js',
    import.meta.url,
  ),
);
