import { refusalOf } from '../http/refusal-of.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { batchesOf } from './batches.ts';
import { linesOf } from './lines.ts';
import { takeBatch } from './take-batch.ts';

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
  let now = await runtime.store.for({ org, user }).imports.get(id);
  for await (const batch of batchesOf(linesOf(runtime, org, now, now.done), now.done)) {
    const came = await takeBatch(runtime, org, now, batch);
    if (came?.status !== 'running') return;
    now = came;
    await runtime.underWay.giveWay();
  }
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
