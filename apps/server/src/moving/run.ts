import type { FormMove } from '@bitan/definitions';
import type { Case, Moving, RecordKind, Transaction } from '@bitan/store';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { knownNow, openTasks } from '../work/open-tasks.ts';
import { type Standing, workflowOf } from '../work/standing.ts';
import { type Between, movedCase } from './move-case.ts';
import { batchSize, beingFilled, casesBeingFilled } from './outlook.ts';
import { type RecordOf, type RecordsBetween, recordsBetween } from './records.ts';

/**
 * Moves the records of an approved move, batch by batch: each batch is one transaction with the place
 * up to which it has come, so that after a crash it goes on there and nothing is moved twice.
 */
export async function runMoving(runtime: Runtime, org: string, id: string): Promise<void> {
  const office = runtime.store.for({ org, user: 'system' });
  const { fromEdition, toEdition, mappings } = await office.movings.get(id);
  const [from, to] = await Promise.all(
    [fromEdition, toEdition].map((edition) => runtime.editions.of(org, edition)),
  );
  if (!from || !to) return;
  const between = { from: from.edition, to: to.edition, mappings: mappings as FormMove[] };
  const records = await recordsBetween(runtime, org, between);
  const work = { runtime, to, between, records };
  while (await office.transaction((tx) => moveBatch(work, tx, id)));
}

/** Goes on with what was under way when the server stopped. */
export async function resumeMovings(runtime: Runtime): Promise<void> {
  for (const { id: org } of await runtime.store.system.organisations.list()) {
    const all = await runtime.store.for({ org, user: 'system' }).movings.list();
    for (const { id, status } of all) if (status === 'running') await runMoving(runtime, org, id);
  }
}

interface Work {
  readonly runtime: Runtime;
  readonly to: OfficeEdition;
  readonly between: Between;
  readonly records: readonly RecordsBetween[];
}

/** @returns whether there may be more */
async function moveBatch(work: Work, tx: Transaction, id: string): Promise<boolean> {
  const moving = await tx.movings.get(id);
  if (moving.status !== 'running') return false;
  const { kind, after } = reached(moving);
  const done =
    kind === 'case'
      ? await moveCases(work, tx, moving, after)
      : await moveRecords(work, tx, moving, kind, after);
  const next = done.last === undefined ? phaseAfter(work, kind) : `${kind}/${done.last}`;
  const isDone = next === undefined;
  const { after: _, ...before } = moving;
  const saved: Moving = {
    ...before,
    status: isDone ? 'done' : 'running',
    ...(next !== undefined && { after: next }),
    moved: moving.moved + done.moved,
    left: moving.left + done.left,
  };
  await tx.movings.save(saved, moving.revision);
  tx.audit.add({
    event: isDone ? 'moving.done' : 'moving.batch',
    subject: id,
    detail: { moved: done.moved, left: done.left },
  });
  return !isDone;
}

/** How far it has come: `<kind>/<id>`; only an id, of a case, was kept while cases alone were moved. */
function reached({ after = 'case/' }: Moving): { kind: RecordKind; after: string } {
  const [kind = '', id] = after.split('/');
  return id === undefined ? { kind: 'case', after: kind } : { kind: kind as RecordKind, after: id };
}

/** Cases come first, then the people and the units, each from the beginning. */
function phaseAfter({ records }: Work, kind: RecordKind): string | undefined {
  const phases: RecordKind[] = ['case', ...records.map((one) => one.kind)];
  const next = phases[phases.indexOf(kind) + 1];
  return next && `${next}/`;
}

/** What was done in a batch; `last` where there may be more behind it. */
interface Done {
  readonly moved: number;
  readonly left: number;
  readonly last?: string | undefined;
}

async function moveCases(
  work: Work,
  tx: Transaction,
  moving: Moving,
  after: string,
): Promise<Done> {
  const cases = await tx.movings.cases(moving.fromEdition, { after, limit: batchSize });
  const busy = await casesBeingFilled(tx);
  let [moved, left] = [0, 0];
  for (const row of cases) {
    const isMoved = await moveOne(work, tx, moving, row, busy);
    if (isMoved) moved += 1;
    else left += 1;
  }
  return { moved, left, last: lastOf(cases) };
}

async function moveRecords(
  { records }: Work,
  tx: Transaction,
  moving: Moving,
  kind: RecordOf,
  after: string,
): Promise<Done> {
  const subjects = await tx.movings.subjects(kind, { after, limit: batchSize });
  const between = records.find((one) => one.kind === kind);
  const list = kind === 'person' ? tx.people : tx.units;
  let count = 0;
  for (const subject of subjects) {
    const moved = between?.moved(subject);
    if (!moved) continue;
    const { name, data, aside } = moved;
    await list.save({ id: subject.id, name, data }, subject.revision);
    await tx.movings.record({ movingId: moving.id, kind, recordId: subject.id, aside });
    const detail = { moving: moving.id, aside: aside.length, approvedBy: moving.approvedBy };
    tx.audit.add({ event: `${kind}.moved`, subject: subject.id, detail });
    count += 1;
  }
  return { moved: count, left: 0, last: lastOf(subjects) };
}

/** Nothing where the batch was not full: then it was the last. */
const lastOf = (batch: readonly { readonly id: string }[]) =>
  batch.length < batchSize ? undefined : batch.at(-1)?.id;

async function moveOne(
  { runtime, to, between }: Work,
  tx: Transaction,
  moving: Moving,
  row: Case,
  busy: ReadonlySet<string>,
): Promise<boolean> {
  const record = { movingId: moving.id, kind: 'case', recordId: row.id, aside: [] } as const;
  const moved = busy.has(row.id)
    ? { why: beingFilled }
    : movedCase(between, row, await tx.actions.list(row.id));
  if ('why' in moved) {
    await tx.movings.record({ ...record, why: moved.why });
    return false;
  }
  const aside = moved.entries.flatMap((entry) => entry.aside);
  await tx.movings.record({ ...record, aside });
  for (const { seq, form, answers, aside: beside } of moved.entries) {
    const entry = { movingId: moving.id, caseId: row.id, seq, form, edition: to.edition.id };
    await tx.movings.entry({ ...entry, answers, aside: beside });
  }
  const next = { ...row, edition: to.edition.id, facts: moved.facts };
  const saved = await tx.movings.moveCase(next, row.revision);
  const standing = standingUnder(to, saved);
  const at = runtime.clock();
  const known = await knownNow(tx, standing, at);
  await tx.tasks.replace(row.id, await openTasks(tx, standing, known, at));
  tx.audit.add({
    event: 'case.moved',
    subject: row.id,
    detail: {
      moving: moving.id,
      from: moving.fromEdition,
      to: moving.toEdition,
      aside: aside.length,
      approvedBy: moving.approvedBy,
    },
  });
  return true;
}

function standingUnder(office: OfficeEdition, row: Case): Standing {
  return {
    row,
    office,
    workflow: workflowOf(office.edition, row.workflow),
    position: row.position as Standing['position'],
    facts: row.facts as Standing['facts'],
    outcomes: row.outcomes as Standing['outcomes'],
    ...(row.pending !== undefined && {
      pending: row.pending as NonNullable<Standing['pending']>,
    }),
  };
}
