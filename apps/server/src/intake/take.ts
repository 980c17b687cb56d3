import type { CellFault } from '@bitan/api';
import type { Workflow } from '@bitan/definitions';
import { decideCompiled } from '@bitan/rules';
import type { Gathering, Reading, Transaction } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import { refusalOf } from '../http/refusal-of.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Neighbours } from '../runtime/tree.ts';
import { workflowOf } from '../work/standing.ts';
import { mustBeAllowedToStart, start } from '../work/start-case.ts';
import { startFormOf, targetsOf } from './columns.ts';
import { faultsOf, type Line, type Reader, type ReadRow, readRow } from './row.ts';
import { Subjects } from './subjects.ts';

/** Everything that lines of a table are taken in with: who, under which edition, how they are read. */
export interface Taking {
  readonly runtime: Runtime;
  readonly me: SignedIn;
  readonly office: OfficeEdition;
  readonly workflow: Workflow;
  readonly neighbours: Neighbours;
  readonly reader: Reader;
}

/** What became of a line. */
export interface Taken {
  readonly line: number;
  readonly caseId?: string;
  readonly errors?: readonly CellFault[];
  /** How many people and units were made for it. */
  readonly made: number;
}

/** @throws Refusal `forbidden`, `not-found` */
export async function takingFor(
  runtime: Runtime,
  me: SignedIn,
  workflowId: string,
  columns: readonly string[],
): Promise<Taking> {
  const now = runtime.clock();
  const inForce = await runtime.editions.at(me.office.id, now);
  const office = { ...inForce, decide: decideCompiled };
  const workflow = workflowOf(office.edition, workflowId);
  mustBeAllowedToStart(me, workflow, office.edition);
  const form = startFormOf(office.edition, workflow);
  const targets = new Map(targetsOf(office.edition, form, me.roles).map((one) => [one.id, one]));
  const reader = { form, columns: columns.map((id) => targets.get(id)) };
  const neighbours = await runtime.tree.around(me.office.id, now);
  return { runtime, me, office, workflow, neighbours, reader };
}

/**
 * Begins a case with each line, as its person would one by one. A line that is wrong leaves nothing
 * behind, and the others go on.
 * @param giveWay lets others come in between
 */
export async function takeLines(
  taking: Taking,
  tx: Gathering,
  lines: readonly Line[],
  giveWay?: () => Promise<void>,
): Promise<Taken[]> {
  const rows = lines.map((line) => readRow(taking.reader, line));
  const subjects = await subjectsOf(taking, tx, rows);
  const taken: Taken[] = [];
  for (const row of rows) {
    if (taken.length % atOnce === 0) await giveWay?.();
    taken.push(await takeRow(taking, tx, row, subjects));
  }
  return taken;
}
/** So many lines take a few milliseconds. */
const atOnce = 10;

const subjectsOf = ({ office }: Taking, reading: Reading, rows: readonly ReadRow[]) =>
  Subjects.among(
    reading,
    office,
    rows.flatMap(({ subjects }) => Object.values(subjects)),
  );

async function takeRow(
  taking: Taking,
  tx: Gathering,
  row: ReadRow,
  subjects: Subjects,
): Promise<Taken> {
  const { line, faults } = row;
  if (faults.length > 0) return { line, errors: faults, made: 0 };
  const made: Parameters<Subjects['keep']>[] = [];
  try {
    const { id } = await tx.attempt(() => begin(taking, tx, row, subjects, made));
    for (const one of made) subjects.keep(...one);
    return { line, caseId: id, made: made.length };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') throw error;
    const errors =
      error instanceof Faulty ? error.faults : faultsOf(refusal, taking.reader.columns);
    return { line, errors, made: 0 };
  }
}

async function begin(
  taking: Taking,
  tx: Transaction,
  row: ReadRow,
  subjects: Subjects,
  made: Parameters<Subjects['keep']>[],
) {
  const { runtime, me, office, workflow, neighbours } = taking;
  const answers: Record<string, unknown> = Object.assign({}, row.answers);
  for (const [field, named] of Object.entries(row.subjects)) {
    answers[field] = await subjectFor(taking, tx, field, subjects, named, made);
  }
  return start(runtime, me, tx, { office, workflow, neighbours, answers });
}

async function subjectFor(
  { runtime, me, reader }: Taking,
  tx: Transaction,
  field: string,
  subjects: Subjects,
  named: ReadRow['subjects'][string],
  made: Parameters<Subjects['keep']>[],
): Promise<string> {
  const meant = subjects.find(named);
  if ('id' in meant) return meant.id;
  if ('fault' in meant) {
    const of = reader.columns.findIndex((one) => one?.field === field && one?.of === meant.of);
    throw new Faulty([{ ...(of >= 0 && { column: of }), message: meant.fault }]);
  }
  try {
    const one = await subjects.make(tx, me, named.kind, meant.make, runtime.clock());
    made.push([named.kind, one]);
    return one.id;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Faulty(faultsOf(error, reader.columns, field));
  }
}

/** A row that names nobody whom one can tell, or somebody of whom it does not say enough. */
class Faulty extends Refusal {
  readonly faults: readonly CellFault[];
  constructor(faults: readonly CellFault[]) {
    super('answers-invalid');
    this.faults = faults;
  }
}

/** Undoes what a trial wrote, and carries out what it found. */
class OnlyTried extends Error {
  readonly taken: readonly Taken[];
  constructor(taken: readonly Taken[]) {
    super('only tried');
    this.taken = taken;
  }
}

/** What would become of lines: they are taken in, and it is undone. */
export async function tryLines(taking: Taking, lines: readonly Line[]): Promise<readonly Taken[]> {
  const { runtime, me } = taking;
  const office = runtime.store.for({ org: me.office.id, user: me.user.id });
  try {
    await office.transaction(async (tx) => {
      const taken = tx.gather((part) => takeLines(taking, part, lines));
      throw new OnlyTried(await taken);
    });
  } catch (error) {
    if (error instanceof OnlyTried) return error.taken;
    throw error;
  }
  return [];
}
