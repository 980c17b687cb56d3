import type { ImportRow, ImportView } from '@bitan/api';
import type { Edition, Text } from '@bitan/definitions';
import type { Import, Office, Transaction } from '@bitan/store';
import { uuidv7 } from 'uuidv7';
import { mustHaveRoom, ownUpload, plainName } from '../attachments/upload.ts';
import type { Kept } from '../files/file-store.ts';
import { type Ask, revisionRead, type UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { problemText, Refusal } from '../http/refusal.ts';
import { plain } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf, workflowOf } from '../work/standing.ts';
import { mustBeAllowedToStart } from '../work/start-case.ts';
import { suspicion } from '../work/suspected.ts';
import { guess, startFormOf, targetsOf } from './columns.ts';
import { type Inspected, inspect } from './inspect.ts';
import { linesOf, spellEncoding } from './lines.ts';
import type { Line } from './row.ts';
import { runImport as run } from './run.ts';
import { takingFor, tryLines } from './take.ts';

/** How many lines are shown before anything is taken, and how many of the refused. */
const shown = { lines: 20, refusals: 200 } as const;

export const imports: UseCase<'imports'> = async ({ runtime, me }) => {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  return (await officeOf(runtime, me).imports.list()).map((one) => rowOf(edition, one));
};

/** Takes the declaration of a table; its bytes come as those of every upload do. */
export const beginImportUpload: UseCase<'beginImportUpload'> = async ({ runtime, me, body }) => {
  const { name, size } = body;
  const limit = runtime.config.maxUpload;
  if (size > limit) throw new Refusal('file-too-large');
  await mustHaveRoom(runtime, me);
  const declared = { user: me.user.id, form: '', field: '', name: plainName(name), size };
  const { id, offset } = await runtime.attached.incoming.begin(me.office.id, uuidv7(), {
    ...{ ...declared, accept: [], at: runtime.clock() },
  });
  return { id, offset, size };
};

/** Reads a table through, and guesses what its columns are for; as they were kept, if they were. */
export const newImport: UseCase<'newImport'> = async (ask) => {
  const { runtime, me, body } = ask;
  const office = officeOf(runtime, me);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const workflow = workflowOf(edition, body.workflow);
  mustBeAllowedToStart(me, workflow, edition);
  const targets = targetsOf(edition, startFormOf(edition, workflow), me.roles);
  const upload = await ownUpload(runtime, me, body.upload);
  if (upload.offset < upload.size) throw new Refusal('upload-moved');
  const content = () => runtime.attached.incoming.content(me.office.id, upload.id);
  const read = await inspect(content).catch(async (error) => {
    await runtime.attached.incoming.drop(me.office.id, upload.id);
    throw error;
  });
  const kept = await runtime.imported.put(me.office.id, content());
  const columns = guess(read.head, targets);
  const id = await once(office, ask, async (tx) => {
    const table = { workflow: workflow.id, name: upload.name, columns };
    return (await addImport(tx, read, kept, table)).id;
  });
  await runtime.attached.incoming.drop(me.office.id, upload.id);
  return viewOf(runtime, me, id);
};

/** Keeps what was found out about a table. */
export async function addImport(
  tx: Transaction,
  read: Inspected,
  { sha256: file, size }: Kept,
  table: Pick<Import, 'workflow' | 'name' | 'columns'>,
): Promise<Import> {
  const { kind, head, lines } = read;
  const one = await tx.imports.insert({
    ...{ ...table, file, size, kind, head, lines, encoding: spellEncoding(read) },
  });
  tx.audit.add({ event: 'import.added', subject: one.id, detail: { file, lines } });
  return one;
}

export const oneImport: UseCase<'import'> = ({ runtime, me, path }) =>
  viewOf(runtime, me, path.import);

export const changeImport: UseCase<'changeImport'> = (ask) =>
  change(ask, ['ready', 'stopped', 'failed', 'done'], 'import.changed', async (one) => {
    if (ask.body.columns.length !== one.head.length) throw new Refusal('body-invalid');
    return { ...one, columns: ask.body.columns };
  });

/** Takes in the first lines and undoes it: what is shown is what would happen. */
export const previewImport: UseCase<'previewImport'> = async ({ runtime, me, path, body }) => {
  const one = await officeOf(runtime, me).imports.get(path.import);
  const taking = await takingFor(runtime, me, one.workflow, body.columns);
  const lines = await firstLines(runtime, me, one);
  const taken = new Map((await tryLines(taking, lines)).map((was) => [was.line, was]));
  return {
    lines: lines.map(({ line, cells }) => ({
      line,
      cells: [...cells].slice(0, one.head.length),
      errors: [...(taken.get(line)?.errors ?? [])],
    })),
    made: [...taken.values()].reduce((sum, { made }) => sum + made, 0),
  };
};

async function firstLines(runtime: Runtime, me: SignedIn, one: Import): Promise<Line[]> {
  const first: Line[] = [];
  for await (const { lines } of linesOf(runtime, me.office.id, one)) {
    first.push(...lines.slice(0, shown.lines - first.length));
    if (first.length >= shown.lines) break;
  }
  return first;
}

/** Begins, or goes on; after its end from the beginning, for lines that can be taken by now. */
export const runImport: UseCase<'runImport'> = async (ask) => {
  const { runtime, me, path } = ask;
  const before = await officeOf(runtime, me).imports.get(path.import);
  await takingFor(runtime, me, before.workflow, before.columns);
  mustHaveWhatIsRequired(await viewOf(runtime, me, path.import));
  const view = await change(
    ask,
    ['ready', 'stopped', 'failed', 'done'],
    'import.run',
    async (one, tx) => {
      const goesOn = { ...withoutProblem(one), status: 'running' } as const;
      if (one.status !== 'done') return goesOn;
      await tx.imports.forgive(one.id);
      return { ...goesOn, done: 0, begun: 0, known: 0, refused: 0 };
    },
  );
  run(runtime, me.office.id, me.user.id, path.import).catch((error) =>
    runtime.log.error({ err: error }, 'an import was left where it was'),
  );
  return view;
};

export const stopImport: UseCase<'stopImport'> = async (ask) => {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    const one = await tx.imports.get(path.import);
    // It came to its end meanwhile, or was stopped.
    if (one.status === 'running')
      await tx.imports.save({ ...one, status: 'stopped' }, one.revision);
    tx.audit.add({ event: 'import.stopped', subject: one.id });
    return one.id;
  });
  return viewOf(runtime, me, path.import);
};

/** Forgets the table with its file; which of its lines began cases stays known. */
export const dropImport: UseCase<'dropImport'> = async ({ runtime, me, path }) => {
  const { file } = await officeOf(runtime, me).transaction(async (tx) => {
    const one = await tx.imports.get(path.import);
    if (one.status === 'running') throw new Refusal('not-open', { detail: stopFirst });
    tx.audit.add({ event: 'import.dropped', subject: one.id });
    return tx.imports.remove(path.import);
  });
  await forgetFile(runtime, me.office.id, file);
  return undefined;
};

/** Removes the bytes of a table to which no import refers any more. */
export async function forgetFile(runtime: Runtime, org: string, file: string): Promise<void> {
  if (!(await runtime.store.system.imports.uses(org, file))) {
    await runtime.imported.delete(org, file);
  }
}

export const keepMapping: UseCase<'keepMapping'> = async (ask) => {
  const { runtime, me, body } = ask;
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  mustBeAllowedToStart(me, workflowOf(edition, body.workflow), edition);
  await once(officeOf(runtime, me), ask, async (tx) => {
    await tx.imports.keepMapping(body);
    tx.audit.add({ event: 'import.mapping', detail: { name: body.name } });
    return body.name;
  });
  return undefined;
};

async function change(
  ask: Ask<'changeImport'> | Ask<'runImport'>,
  from: readonly Import['status'][],
  event: string,
  changed: (one: Import, tx: Transaction) => Promise<Import>,
): Promise<ImportView> {
  const { runtime, me, path } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    const one = await tx.imports.get(path.import);
    if (!from.includes(one.status)) throw new Refusal('not-open', { detail: notNow });
    await tx.imports.save(await changed(one, tx), revisionRead(ask));
    tx.audit.add({ event, subject: one.id });
    return one.id;
  });
  return viewOf(runtime, me, path.import);
}

function withoutProblem({ problem: _, ...one }: Import): Import {
  return one;
}

function mustHaveWhatIsRequired({ targets, columns }: ImportView): void {
  const missing = targets.filter(({ id, required }) => required && !columns.includes(id));
  if (missing.length === 0) return;
  const errors = missing.map(({ title }) => ({
    pointer: '/columns',
    message: {
      'zh-CN': `没有「${title['zh-CN']}」列。请指定是哪一列，或在文件中补上。`,
      en: `No column is for “${title.en}”. Say which one is, or add it to the file.`,
    },
  }));
  throw new Refusal('answers-invalid', { errors });
}

async function viewOf(runtime: Runtime, me: SignedIn, id: string): Promise<ImportView> {
  const office: Office = officeOf(runtime, me);
  const [one, { edition }] = await Promise.all([
    office.imports.get(id),
    runtime.editions.at(me.office.id, runtime.clock()),
  ]);
  const workflow = workflowOf(edition, one.workflow);
  const [refusals, mappings, suspected] = await Promise.all([
    office.imports.refusals(id, { limit: shown.refusals }),
    office.imports.mappings(one.workflow),
    workflow.similar?.flags && office.cases.count({ lasting: suspicion, imported: id }),
  ]);
  const form = startFormOf(edition, workflow);
  return {
    ...rowOf(edition, one),
    encoding: one.encoding.split(' ')[0] ?? '',
    head: [...one.head],
    columns: [...one.columns],
    targets: targetsOf(edition, form, me.roles).map(({ id, title, required }) => ({
      ...{ id, title, required },
    })),
    refusals: refusals.map(({ line, errors }) => ({
      line,
      errors: errors as ImportView['refusals'][number]['errors'],
    })),
    ...(suspected && { suspected }),
    mappings: mappings.map(({ name, columns }) => ({ name, columns })),
  };
}

function rowOf(edition: Edition, one: Import): ImportRow {
  const { id, name, lines, done, begun, known, refused, status, revision } = one;
  const title = edition.workflows[one.workflow]?.title ?? plain(one.workflow);
  return {
    ...{ id, name, lines, done, begun, known, refused, status, revision },
    workflow: { id: one.workflow, title },
    ...(one.problem && { problem: problemText(one.problem) }),
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
  };
}

const notNow: Text = {
  'zh-CN': '正在导入，或已经导完。请先停止，或重新上传文件。',
  en: 'It is being imported, or was imported already. Stop it first, or upload the file again.',
};
const stopFirst: Text = {
  'zh-CN': '正在导入，请先停止。',
  en: 'It is being imported: stop it first.',
};
