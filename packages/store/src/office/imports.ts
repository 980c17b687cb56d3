import type { Knex } from 'knex';
import { NotFound } from '../errors.ts';
import type {
  Import,
  ImportMapping,
  ImportRefusal,
  ImportSystem,
  ImportWriting,
} from '../imports.ts';
import { decode, instant, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { uuidv7 } from '../uuid.ts';

const importTable = table<Import>('imports', {
  id: 'text',
  workflow: 'text',
  name: 'text',
  file: 'text',
  size: 'integer',
  kind: 'text',
  encoding: 'text',
  head: 'json',
  lines: 'integer',
  columns: 'json',
  status: 'text',
  done: 'integer',
  begun: 'integer',
  known: 'integer',
  refused: 'integer',
  problem: 'text',
  madeBy: 'text',
  revision: 'integer',
  createdAt: 'instant',
  updatedAt: 'instant',
});
const refusalTable = table<ImportRefusal>('import_refusals', {
  importId: 'text',
  line: 'integer',
  errors: 'json',
});
interface Begun {
  readonly file: string;
  readonly workflow: string;
  readonly line: number;
  readonly caseId: string;
}
const begunTable = table<Begun>('imported_rows', {
  file: 'text',
  workflow: 'text',
  line: 'integer',
  caseId: 'text',
});
const mappingTable = table<ImportMapping>('import_mappings', {
  id: 'text',
  workflow: 'text',
  name: 'text',
  columns: 'json',
  madeBy: 'text',
  madeAt: 'instant',
});

/** Tables of cases: each is its maker's alone, as it may hold what is sealed once it is taken in. */
export function imports(scope: Scope): ImportWriting['imports'] {
  // What is unattended looks after those of all.
  const { user } = scope.actor;
  const own = () => scope.rows(importTable).where(user === 'system' ? {} : { made_by: user });
  const get = async (id: string) => {
    const row = await own().where({ id }).first();
    if (!row) throw new NotFound(`imports/${id}`);
    return decode(importTable, row);
  };
  return {
    get,
    async list() {
      return (await own().orderBy('id', 'desc').limit(100)).map((row) => decode(importTable, row));
    },
    async refusals(id, { after = 0, limit }) {
      await get(id);
      const rows = scope.rows(refusalTable).where({ import_id: id }).where('line', '>', after);
      return (await rows.orderBy('line').limit(limit)).map((row) => decode(refusalTable, row));
    },
    async begun({ file, workflow }, { from, to }) {
      const of = scope.rows(begunTable).where({ file, workflow });
      const rows = await of.whereBetween('line', [from, to]);
      return new Map(rows.map((row) => [Number(row.line), String(row.case_id)]));
    },
    async mappings(workflow) {
      const rows = await scope.rows(mappingTable).where({ workflow }).orderBy('name').limit(100);
      return rows.map((row) => decode(mappingTable, row));
    },
    ...writing(scope, get),
  };
}

type Writing = 'insert' | 'save' | 'refuse' | 'forgive' | 'note' | 'remove' | 'keepMapping';

function writing(
  scope: Scope,
  get: (id: string) => Promise<Import>,
): Pick<ImportWriting['imports'], Writing> {
  return {
    insert(one) {
      const now = scope.clock();
      return scope.insert<Import>(importTable, {
        ...{ ...one, id: uuidv7(), status: 'ready', madeBy: scope.actor.user, revision: 1 },
        ...{ done: 0, begun: 0, known: 0, refused: 0, createdAt: now, updatedAt: now },
      });
    },
    save({ id, revision: _, madeBy: __, createdAt: ___, ...said }, expected) {
      const changes = { ...nothing, ...said, updatedAt: scope.clock() };
      return scope.compareAndSet(importTable, id, expected, changes);
    },
    async refuse(importId, refusals) {
      if (refusals.length === 0) return;
      for (const { line } of refusals)
        await scope.delete(refusalTable, { import_id: importId, line });
      await scope.insertAll(
        refusalTable,
        refusals.map((one) => ({ ...one, importId })),
      );
    },
    async forgive(importId) {
      await scope.delete(refusalTable, { import_id: importId });
    },
    async note({ file, workflow }, rows) {
      await scope.insertAll(
        begunTable,
        rows.map((row) => ({ file, workflow, ...row })),
      );
    },
    async remove(id) {
      const one = await get(id);
      await scope.delete(refusalTable, { import_id: id });
      await scope.delete(importTable, { id });
      return one;
    },
    async keepMapping(mapping) {
      const { workflow, name } = mapping;
      await scope.delete(mappingTable, { workflow, name });
      const made = { id: uuidv7(), madeBy: scope.actor.user, madeAt: scope.clock() };
      await scope.insert<ImportMapping>(mappingTable, { ...mapping, ...made });
    },
  };
}

/** What an import may lose again. */
const nothing = { problem: undefined } as unknown as Partial<Import>;

/** Imports of all offices, for what goes on unattended. */
export function unattendedImports(db: Knex): ImportSystem['imports'] {
  const offices = () => db('imports').whereIn('org', db('organisations').select('org'));
  return {
    async running() {
      const rows = await offices().where({ status: 'running' }).orderBy('id');
      return rows.map(({ org, id, made_by: madeBy }) => ({ org, id, madeBy }));
    },
    async untouched(before) {
      const rows = await offices()
        .whereNot({ status: 'running' })
        .where('updated_at', '<', instant(before));
      return rows.map(({ org, id, file, made_by: madeBy }) => ({ org, id, file, madeBy }));
    },
    async uses(org, file) {
      return (await db('imports').where({ org, file }).first('id')) !== undefined;
    },
  };
}
