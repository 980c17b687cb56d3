import type { Import, RootTransaction } from '@bitan/store';
import { signedInBy } from '../people/session.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Batch } from './batches.ts';
import type { Line } from './row.ts';
import { takeLines, takingFor } from './take.ts';

/**
 * Begins cases with those lines of a batch that did not yet, in one transaction with the place up to
 * which the table has come then.
 * @returns the import as it is then; nothing when somebody stopped it or goes on with it elsewhere
 */
export async function takeBatch(
  runtime: Runtime,
  org: string,
  before: Import,
  { lines, upTo, isEnd }: Batch,
): Promise<Import | undefined> {
  // As its maker and the edition are now.
  const me = await signedInBy(runtime, org, before.madeBy);
  const taking = await takingFor(runtime, me, before.workflow, before.columns);
  return runtime.store.for({ org, user: before.madeBy }).transaction(async (tx) => {
    const one = await tx.imports.get(before.id);
    if (one.status !== 'running' || one.done !== before.done) return undefined;
    const fresh = await notYetBegun(tx, one, lines);
    const taken = await tx.gather((gathering) => takeLines(taking, gathering, fresh));
    const begun = taken.flatMap(({ line, caseId }) => (caseId ? [{ line, caseId }] : []));
    const refused = taken.flatMap(({ line, errors }) => (errors ? [{ line, errors }] : []));
    await tx.imports.note(one, begun);
    await tx.imports.refuse(one.id, refused);
    tx.audit.add({
      event: isEnd ? 'import.done' : 'import.batch',
      subject: one.id,
      detail: { upTo, begun: begun.length, refused: refused.length },
    });
    const next: Import = {
      ...one,
      done: upTo,
      begun: one.begun + begun.length,
      known: one.known + lines.length - fresh.length,
      refused: one.refused + refused.length,
      status: isEnd ? 'done' : 'running',
    };
    return tx.imports.save(next, one.revision);
  });
}

async function notYetBegun(
  { imports }: RootTransaction,
  one: Import,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const begun = await imports.begun(one, { from: first.line, to: last.line });
  return lines.filter(({ line }) => !begun.has(line));
}
