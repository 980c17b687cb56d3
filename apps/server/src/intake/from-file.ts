import type { CellFault } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { Import } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf, workflowOf } from '../work/standing.ts';
import { guess, startFormOf, targetsOf } from './columns.ts';
import { type Inspected, inspect } from './inspect.ts';
import { linesOf, spellEncoding } from './lines.ts';
import { saidOf } from './refused.ts';
import { runImport } from './run.ts';
import { takingFor, tryLines } from './take.ts';
import { addImport, forgetFile } from './use-cases.ts';

export interface FileGiven {
  readonly name: string;
  readonly content: () => AsyncIterable<Buffer>;
  readonly workflow: string;
  /** Whether nothing is to be written. */
  readonly dryRun: boolean;
}

/** What became of a table: how many lines began cases, or had before, and what is wrong with others. */
export interface FileTaken {
  readonly begun: number;
  readonly known: number;
  readonly refused: readonly { readonly line: number; readonly said: Text }[];
}

/**
 * Takes in a table that lies on this machine, as the screen for it does, to its end.
 * @throws Refusal `answers-invalid` for a column that is not understood
 */
export async function importFile(
  runtime: Runtime,
  me: SignedIn,
  given: FileGiven,
): Promise<FileTaken> {
  const read = await inspect(given.content);
  const columns = await mustKnowColumns(runtime, me, given.workflow, read.head);
  const kept = await runtime.imported.put(me.office.id, given.content());
  const table = { workflow: given.workflow, name: given.name, columns };
  if (given.dryRun) {
    const tried = await tryAll(runtime, me, { ...read, ...table, file: kept.sha256 });
    await forgetFile(runtime, me.office.id, kept.sha256);
    return tried;
  }
  const office = officeOf(runtime, me);
  const { id } = await office.transaction(async (tx) => {
    const one = await addImport(tx, read, kept, table);
    return tx.imports.save({ ...one, status: 'running' }, one.revision);
  });
  await runImport(runtime, me.office.id, me.user.id, id);
  const { begun, known, problem } = await office.imports.get(id);
  if (problem) throw new Error(problem);
  return { begun, known, refused: await refusalsOf(runtime, me, id, read.head) };
}

async function mustKnowColumns(
  runtime: Runtime,
  me: SignedIn,
  workflow: string,
  head: readonly string[],
): Promise<string[]> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const form = startFormOf(edition, workflowOf(edition, workflow));
  const targets = targetsOf(edition, form, me.roles);
  const columns = guess(head, targets);
  const unknown = head.filter((name, i) => name !== '' && !columns[i]);
  if (unknown.length === 0) return columns;
  const known = targets.filter(({ of }) => of === undefined);
  const message = {
    'zh-CN': `表头不认识「${unknown.join('」「')}」；可用：${known.map(({ title }) => title['zh-CN']).join('、')}`,
    en: `Unknown columns: ${unknown.join(', ')}; use: ${known.map(({ title }) => title.en).join(', ')}`,
  };
  throw new Refusal('answers-invalid', { errors: [{ pointer: '/columns', message }] });
}

type Table = Inspected & Pick<Import, 'workflow' | 'columns' | 'file'>;

async function tryAll(runtime: Runtime, me: SignedIn, table: Table): Promise<FileTaken> {
  const taking = await takingFor(runtime, me, table.workflow, table.columns);
  const refused: { line: number; said: Text }[] = [];
  let begun = 0;
  const source = { ...table, encoding: spellEncoding(table) };
  for await (const { lines } of linesOf(runtime, me.office.id, source)) {
    for (const { line, errors } of await tryLines(taking, lines)) {
      if (errors) refused.push({ line, said: both(errors, table.head) });
      else begun += 1;
    }
  }
  return { begun, known: 0, refused };
}

async function refusalsOf(
  runtime: Runtime,
  me: SignedIn,
  id: string,
  head: readonly string[],
): Promise<FileTaken['refused']> {
  const refused: { line: number; said: Text }[] = [];
  for (let after = 0; ; ) {
    const page = await officeOf(runtime, me).imports.refusals(id, { after, limit: 1000 });
    for (const { line, errors } of page) {
      refused.push({ line, said: both(errors as CellFault[], head) });
    }
    if (page.length < 1000) return refused;
    after = page.at(-1)?.line ?? after;
  }
}

const both = (errors: readonly CellFault[], head: readonly string[]): Text => ({
  'zh-CN': saidOf(errors, head, 'zh-CN'),
  en: saidOf(errors, head, 'en'),
});
