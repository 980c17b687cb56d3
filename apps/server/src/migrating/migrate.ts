import { type Connection, type Migrating, stepsAhead } from '@bitan/store';
import { Worker } from '../workers/worker.ts';
import type { Migrated } from './child.ts';
import { saying } from './say.ts';

interface Hearing {
  /** Takes the lines that say what is done. */
  print(line: string): void;
  /** What is to happen before it begins, where there is something to do. */
  begun?(): Promise<unknown>;
  hear?(at: Migrating): void;
}

/**
 * Brings a database that holds data up to date; nothing is begun where it is. A process of its own does
 * so: one statement can take minutes, in which this process has to answer.
 * @throws Error that says, in both languages, what happened and what is to be done
 */
export async function migrateBeside(
  connection: Connection,
  { print, begun, hear }: Hearing,
): Promise<void> {
  if ((await stepsAhead(connection)) === 0) return;
  await begun?.();
  const worker = new Worker<Connection, Migrated>('migrating/child', []);
  const said = saying(print);
  try {
    const { why } = await worker.ask(connection, (at: Migrating) => {
      hear?.(at);
      said.at(at);
    });
    if (why) throw new Error(why);
    said.done();
  } catch (error) {
    throw new Error(`✗ ${error instanceof Error ? error.message : error}\n  ${whatNow}`);
  } finally {
    said.end();
    worker.end();
  }
}

const whatNow =
  '数据升级中断。做完的步骤有效，中断的一步已全部撤销，数据完好；重新启动即从该步重做 / The upgrade of the data was cut off. Steps that were done stay, the one that was cut off is undone, nothing is lost; start again to go on with it';
