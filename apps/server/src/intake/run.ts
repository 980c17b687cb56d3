import { setImmediate } from 'node:timers/promises';
import type { Import, Transaction } from '@bitan/store';
import { refusalOf } from '../http/refusal-of.ts';
import { signedInBy } from '../people/session.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { linesOf } from './lines.ts';
import { Remembered } from './remembering.ts';
import type { Line } from './row.ts';
import { takeLines, takingFor } from './take.ts';

/** How many lines one transaction takes: others wait no longer than for these. */
const batchSize = 300;

const underWay = new WeakMap<Runtime, Set<string>>();

/**
 * Begins cases with the lines of a table, batch by batch: each batch is one transaction with the
 * place up to which it has come, so that after a stop or a crash it goes on there.
 */
export async function runImport(
  runtime: Runtime,
  org: string,
  user: string,
  id: string,
): Promise<void> {
  const running = underWay.get(runtime) ?? new Set();
  underWay.set(runtime, running);
  if (running.has(id)) return;
  running.add(id);
  try {
    await takeAll(runtime, org, user, id);
  } catch (error) {
    runtime.log.error({ err: error }, 'an import failed');
    await failed(runtime, org, user, id, error);
  } finally {
    running.delete(id);
  }
}

/** Goes on with what was under way when the server stopped. */
export async function resumeImports(runtime: Runtime): Promise<void> {
  for (const { org, id, madeBy } of await runtime.store.system.imports.running()) {
    await runImport(runtime, org, madeBy, id);
  }
}

async function takeAll(runtime: Runtime, org: string, user: string, id: string): Promise<void> {
  const office = runtime.store.for({ org, user });
  let now = await office.imports.get(id);
  const remembered = new Remembered();
  let waiting: Line[] = [];
  let last = now.done;
  const next = async (isEnd: boolean) => {
    const lines = waiting.slice(0, batchSize);
    waiting = waiting.slice(batchSize);
    const upTo = waiting.length > 0 ? (lines.at(-1)?.line ?? 0) - 1 : last;
    const batch = { lines, upTo, isEnd: isEnd && waiting.length === 0 };
    const came = await takeBatch(runtime, org, user, now, batch, remembered);
    if (came) now = came;
    // Others have their turn.
    await setImmediate();
    return came?.status === 'running';
  };
  for await (const piece of linesOf(runtime, org, now, now.done)) {
    waiting.push(...piece.lines);
    last = piece.last - 1;
    while (waiting.length >= batchSize) if (!(await next(false))) return;
  }
  while (await next(true));
}

interface Batch {
  readonly lines: readonly Line[];
  /** The number of lines that were looked at with it. */
  readonly upTo: number;
  readonly isEnd: boolean;
}

/** @returns the import as it is then; nothing when somebody stopped it or goes on with it elsewhere */
async function takeBatch(
  runtime: Runtime,
  org: string,
  user: string,
  before: Import,
  batch: Batch,
  remembered: Remembered,
): Promise<Import | undefined> {
  const me = await signedInBy(runtime, org, user);
  const taking = await takingFor(runtime, me, before.workflow, before.columns);
  const office = runtime.store.for({ org, user });
  const came = await office.transaction(async (tx) => {
    const one = await tx.imports.get(before.id);
    if (one.status !== 'running' || one.done !== before.done) return undefined;
    const fresh = await notYetBegun(tx, one, batch.lines);
    const taken = await takeLines(taking, tx, fresh, remembered);
    const begun = taken.flatMap(({ line, caseId }) => (caseId ? [{ line, caseId }] : []));
    const refused = taken.flatMap(({ line, errors }) => (errors ? [{ line, errors }] : []));
    await tx.imports.note(one, begun);
    await tx.imports.refuse(one.id, refused);
    const next: Import = {
      ...one,
      done: batch.upTo,
      begun: one.begun + begun.length,
      known: one.known + batch.lines.length - fresh.length,
      refused: one.refused + refused.length,
      status: batch.isEnd ? 'done' : 'running',
    };
    tx.audit.add({
      event: batch.isEnd ? 'import.done' : 'import.batch',
      subject: one.id,
      detail: { upTo: batch.upTo, begun: begun.length, refused: refused.length },
    });
    return tx.imports.save(next, one.revision);
  });
  if (came) await remembered.settle(office, came);
  return came;
}

async function notYetBegun(tx: Transaction, one: Import, lines: readonly Line[]) {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const begun = await tx.imports.begun(one, { from: first.line, to: last.line });
  return lines.filter(({ line }) => !begun.has(line));
}

async function failed(
  runtime: Runtime,
  org: string,
  user: string,
  id: string,
  error: unknown,
): Promise<void> {
  await runtime.store.for({ org, user }).transaction(async (tx) => {
    const one = await tx.imports.get(id);
    const problem = refusalOf(error).code;
    await tx.imports.save({ ...one, status: 'failed', problem }, one.revision);
    tx.audit.add({ event: 'import.failed', subject: id, detail: { problem } });
  });
}
