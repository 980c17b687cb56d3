import { setImmediate } from 'node:timers/promises';
import type { Import } from '@bitan/store';
import { refusalOf } from '../http/refusal-of.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type Batch, batchesOf, batchSize } from './batches.ts';
import { type Decided, Decider } from './decider.ts';
import { linesOf } from './lines.ts';
import { decideBatch, takeBatch, takingOf } from './take-batch.ts';

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

/**
 * Has each batch decided while the one before is written. Where that cannot be kept, mostly because
 * somebody else wrote meanwhile, it is taken here, and what follows is decided anew behind it.
 */
async function takeAll(runtime: Runtime, org: string, user: string, id: string): Promise<void> {
  const office = runtime.store.for({ org, user });
  const from = await office.imports.get(id);
  // A process that decides begins in the time in which a few hundred lines are taken.
  const isLong = from.lines - from.done > 2 * batchSize;
  const decider = isLong ? new Decider(runtime, org, from) : undefined;
  const keep = async (now: Import, batch: Batch, { outcome, prepared }: Decided) => {
    // The next lines leave first: until this is written, nothing else is done here.
    await setImmediate();
    return takeBatch(office, now, batch, async (tx) => {
      await tx.keep(prepared);
      return outcome;
    }).catch(() => {
      decider?.forget();
      return takeHere(runtime, org, now, batch);
    });
  };
  try {
    let last: Promise<Import | undefined> = Promise.resolve(from);
    for await (const batch of batchesOf(linesOf(runtime, org, from, from.done), from.done)) {
      const decided = await decider?.decide(batch);
      const now = await last;
      if (now?.status !== 'running') return;
      if (decided && !decider?.isAnew) {
        last = keep(now, batch, decided);
        // It is waited for when the next is decided, and says then what went wrong.
        last.catch(() => undefined);
      } else last = Promise.resolve(await takeHere(runtime, org, now, batch));
    }
    await last;
  } finally {
    decider?.end();
  }
}

/** @returns the import as it is then; nothing when it does not go on here */
async function takeHere(
  runtime: Runtime,
  org: string,
  now: Import,
  batch: Batch,
): Promise<Import | undefined> {
  const taking = await takingOf(runtime, org, now);
  const office = runtime.store.for({ org, user: now.madeBy });
  return takeBatch(office, now, batch, (tx, one) =>
    decideBatch(taking, tx, (work) => tx.gather(work), one, batch),
  );
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
