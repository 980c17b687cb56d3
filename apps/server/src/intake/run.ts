import { type Import, NeedsTransaction, type Office } from '@bitan/store';
import { refusalOf } from '../http/refusal-of.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { batchesOf } from './batches.ts';
import { linesOf } from './lines.ts';
import { type PreparedBatch, prepareBatch, takeBatch } from './take-batch.ts';

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
    // It goes on there when the server is started again.
    if (runtime.underWay.isStopping) return;
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

/** So many batches are prepared and not written yet while another is prepared. */
const most = 2;

/**
 * Prepares batches while those before are written. What cannot be prepared, or is overtaken by what
 * somebody else wrote, is taken in a transaction, and what follows prepared anew behind it.
 */
async function takeAll(runtime: Runtime, org: string, user: string, id: string): Promise<void> {
  const office = runtime.store.for({ org, user });
  let ahead = office.ahead();
  /** As it is when all that was prepared is written. */
  let now = await office.imports.get(id);
  let last: Promise<Import | undefined> = Promise.resolve(now);
  const waiting: (typeof last)[] = [];
  for await (const batch of batchesOf(linesOf(runtime, org, now, now.done), now.done)) {
    const preparedWith = ahead;
    const made = await prepareBatch(runtime, org, now, batch, ahead).catch(unlessItNeedsOne);
    const next = ahead === preparedWith && !runtime.underWay.isStopping ? made : undefined;
    // Begun behind those before: where they are not kept, it is not either.
    const kept = next ? isKept(runtime, office, next) : Promise.resolve(false);
    last = last.then(async (before) => {
      if (next && (await kept)) return next.import;
      if (!isRunning(before) || runtime.underWay.isStopping) return undefined;
      ahead = office.ahead();
      return takeBatch(runtime, org, before, batch);
    });
    // What goes wrong is heard of where it is waited for.
    last.catch(() => undefined);
    if (next) {
      now = next.import;
      if (waiting.push(last) > most && !isRunning(await waiting.shift())) return;
    } else {
      const taken = await last;
      if (!isRunning(taken)) return;
      now = taken;
      waiting.length = 0;
    }
  }
  await last;
}

async function isKept(
  { log }: Runtime,
  office: Office,
  { prepared }: PreparedBatch,
): Promise<boolean> {
  try {
    await office.keep(prepared);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (!others.has(code)) log.warn({ err: error }, 'what was prepared could not be kept');
    return false;
  }
}
/** Somebody else wrote, or stopped the import. */
const others = new Set<string | undefined>(['overtaken', 'stale']);

const isRunning = (one: Import | undefined): one is Import => one?.status === 'running';

function unlessItNeedsOne(error: unknown): undefined {
  if (!(error instanceof NeedsTransaction)) throw error;
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
