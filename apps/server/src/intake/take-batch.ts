import type { Gathering, Import, Office, Reading, RootTransaction } from '@bitan/store';
import { signedInBy } from '../people/session.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Batch } from './batches.ts';
import { Remembered } from './remembering.ts';
import { type Taken, type Taking, takeLines, takingFor } from './take.ts';

/** What a batch comes to: what became of its lines, and how many had begun cases before. */
export interface Outcome {
  readonly taken: readonly Taken[];
  readonly known: number;
}

/** Does work that gathers, in a transaction or ahead of it. */
type Gather = <T>(work: (gathering: Gathering) => Promise<T>) => Promise<T>;

/** With what lines of an import are taken now: as its maker is, and the edition. */
export async function takingOf(runtime: Runtime, org: string, one: Import): Promise<Taking> {
  const me = await signedInBy(runtime, org, one.madeBy);
  return takingFor(runtime, me, one.workflow, one.columns);
}

/** Begins cases with those lines of a batch that did not yet, and says so to the audit log. */
export async function decideBatch(
  taking: Taking,
  reading: Pick<Reading, 'imports'>,
  gather: Gather,
  one: Import,
  batch: Batch,
  remembered = new Remembered(),
): Promise<Outcome> {
  const { lines, upTo, isEnd } = batch;
  const before = await begunWith(reading, one, batch);
  const fresh = lines.filter(({ line }) => !before.has(line));
  return gather(async (gathering) => {
    const taken = await takeLines(taking, gathering, fresh, remembered);
    const begun = taken.filter(({ caseId }) => caseId).length;
    gathering.audit.add({
      event: isEnd ? 'import.done' : 'import.batch',
      subject: one.id,
      detail: { upTo, begun, refused: taken.length - begun },
    });
    return { taken, known: lines.length - fresh.length };
  });
}

async function begunWith({ imports }: Pick<Reading, 'imports'>, one: Import, { lines }: Batch) {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last
    ? imports.begun(one, { from: first.line, to: last.line })
    : new Map<number, string>();
}

/**
 * Takes a batch in one transaction, with the place up to which the table has come then.
 * @returns the import as it is then; nothing when somebody stopped it or goes on with it elsewhere
 */
export function takeBatch(
  office: Office,
  before: Import,
  { upTo, isEnd }: Batch,
  decided: (tx: RootTransaction, one: Import) => Promise<Outcome>,
): Promise<Import | undefined> {
  return office.transaction(async (tx) => {
    const one = await tx.imports.get(before.id);
    if (one.status !== 'running' || one.done !== before.done) return undefined;
    const { taken, known } = await decided(tx, one);
    const begun = taken.flatMap(({ line, caseId }) => (caseId ? [{ line, caseId }] : []));
    const refused = taken.flatMap(({ line, errors }) => (errors ? [{ line, errors }] : []));
    await tx.imports.note(one, begun);
    await tx.imports.refuse(one.id, refused);
    const next: Import = {
      ...one,
      done: upTo,
      begun: one.begun + begun.length,
      known: one.known + known,
      refused: one.refused + refused.length,
      status: isEnd ? 'done' : 'running',
    };
    return tx.imports.save(next, one.revision);
  });
}
