import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Misuse } from './exits.ts';

/** A table as it was read: rows of texts, the first with the names of the columns. */
export type Table = readonly (readonly string[])[];
export type SheetAnswer = { table: Table } | { failed: string };

/** How much of a file is taken. */
export const sheetLimits = { bytes: 20_000_000, rows: 20_000, columns: 100 } as const;
const timeoutMs = 60_000;

/**
 * Reads a .csv or .xlsx file in a child process without environment, so that a file made to harm
 * the parser meets nothing of value.
 * @throws Misuse when it cannot be read
 */
export function readTable(file: string): Promise<Table> {
  const entry = fileURLToPath(new URL('./sheet-child.js', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], {
      env: {},
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.once('message', (answer: SheetAnswer) => {
      if ('table' in answer) resolve(answer.table);
      else reject(new Misuse(answer.failed));
      child.kill();
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Misuse(`读不了这个文件 / the file cannot be read: ${file}`));
    });
    child.send(file);
  });
}
