import type { Runtime } from '../runtime/runtime.ts';
import { forgetFile } from './use-cases.ts';

/** How long a table is kept after it was last touched, with its file and what of it was refused. */
const keptMs = 30 * 24 * 60 * 60_000;

/** Forgets tables that nobody goes on with; which of their lines began cases stays known. */
export async function sweepImports(runtime: Runtime): Promise<void> {
  const { store, clock } = runtime;
  const before = new Date(Date.parse(clock()) - keptMs).toISOString();
  for (const { org, id, file } of await store.system.imports.untouched(before)) {
    await store.for({ org, user: 'system' }).transaction(async (tx) => {
      await tx.imports.remove(id);
      tx.audit.add({ event: 'import.swept', subject: id });
    });
    await forgetFile(runtime, org, file);
  }
}
