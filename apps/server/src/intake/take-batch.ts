import type { Ahead, Gathering, Import, Prepared, Transaction } from '@bitan/store';
import { signedInBy } from '../people/session.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Batch } from './batches.ts';
import type { Line } from './row.ts';
import { type Taking, takeLines, takingFor } from './take.ts';

/**
 * Begins cases with those lines of a batch that did not yet, in one transaction with the place up to
 * which the table has come then.
 * @returns the import as it is then; nothing when somebody stopped it or goes on with it elsewhere
 */
export async function takeBatch(
  runtime: Runtime,
  org: string,
  before: Import,
  batch: Batch,
): Promise<Import | undefined> {
  const taking = await takingOf(runtime, org, before);
  return runtime.store.for({ org, user: before.madeBy }).transaction(async (tx) => {
    const one = await tx.imports.get(before.id);
    if (one.status !== 'running' || one.done !== before.done) return undefined;
    return take(taking, tx, one, batch, (work) => tx.gather(work));
  });
}

/** A batch that is still to be kept, and the import as it is then. */
export interface PreparedBatch {
  readonly prepared: Prepared;
  readonly import: Import;
}

/**
 * Does the same without writing it. Nobody is locked out: others come between the lines.
 * @throws NeedsTransaction
 */
export async function prepareBatch(
  runtime: Runtime,
  org: string,
  before: Import,
  batch: Batch,
  ahead: Ahead,
): Promise<PreparedBatch> {
  const taking = await takingOf(runtime, org, before);
  const giveWay = () => runtime.underWay.giveWay();
  const { prepared, result } = await ahead.prepare((tx) =>
    take(taking, tx, before, batch, (work) => work(tx), giveWay),
  );
  return { prepared, import: result };
}

/** As its maker and the edition are now. */
async function takingOf(runtime: Runtime, org: string, one: Import): Promise<Taking> {
  const me = await signedInBy(runtime, org, one.madeBy);
  return takingFor(runtime, me, one.workflow, one.columns);
}

async function take(
  taking: Taking,
  tx: Transaction,
  one: Import,
  { lines, upTo, isEnd }: Batch,
  gather: <T>(work: (gathering: Gathering) => Promise<T>) => Promise<T>,
  giveWay?: () => Promise<void>,
): Promise<Import> {
  const fresh = await notYetBegun(tx, one, lines);
  const taken = await gather((gathering) => takeLines(taking, gathering, fresh, giveWay));
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
}

async function notYetBegun(
  { imports }: Transaction,
  one: Import,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const begun = await imports.begun(one, { from: first.line, to: last.line });
  return lines.filter(({ line }) => !begun.has(line));
}
