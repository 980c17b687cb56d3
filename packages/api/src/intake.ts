import Type, { type Static } from 'typebox';
import { Id, Instant, list, optional, Revision, shape, Text, text, Uuid } from './shared.ts';

/** What a column of a table can be for. */
export const ImportTarget = shape({ id: Type.String(), title: Text, required: Type.Boolean() });
export type ImportTarget = Static<typeof ImportTarget>;

/** What each column is for, by the ids of targets; '' is left out. */
const Columns = list(Type.String({ maxLength: 130 }), { maxItems: 200 });

/** What is wrong with a line, in which column (counted from 0), and what to do. */
export const CellFault = shape({ column: optional(Type.Integer()), message: Text });
export type CellFault = Static<typeof CellFault>;

export const ImportStatus = Type.Enum(['ready', 'running', 'stopped', 'done', 'failed']);

const row = {
  id: Uuid,
  workflow: shape({ id: Id, title: Text }),
  name: Type.String(),
  /** How many lines there are, how many of them were looked at, and what became of those. */
  lines: Type.Integer(),
  done: Type.Integer(),
  begun: Type.Integer(),
  known: Type.Integer(),
  refused: Type.Integer(),
  status: ImportStatus,
  problem: optional(Text),
  revision: Revision,
  createdAt: Instant,
  updatedAt: Instant,
};
export const ImportRow = shape(row);
export type ImportRow = Static<typeof ImportRow>;

const RefusedLine = shape({ line: Type.Integer(), errors: list(CellFault) });

export const ImportView = shape({
  ...row,
  encoding: Type.String(),
  /** What the first row calls the columns, what each is for, and what they can be for. */
  head: list(Type.String()),
  columns: list(Type.String()),
  targets: list(ImportTarget),
  /** How many of the cases are to be told from ones that they are much like; up to 1000. */
  suspected: optional(shape({ count: Type.Integer(), capped: Type.Boolean() })),
  /** The first lines that were refused. */
  refusals: list(RefusedLine),
  mappings: list(
    shape({ name: Type.String(), columns: Type.Record(Type.String(), Type.String()) }),
  ),
});
export type ImportView = Static<typeof ImportView>;

export const NewImportUpload = shape({ name: text(255), size: Type.Integer({ minimum: 1 }) });
export const NewImport = shape({ upload: Uuid, workflow: Id });
export const ImportColumns = shape({ columns: Columns, revision: optional(Revision) });
export const PreviewImport = shape({ columns: Columns });
export const ImportStep = shape({ revision: optional(Revision) });

/** What would become of the first lines; nothing is written. */
export const ImportPreview = shape({
  lines: list(shape({ line: Type.Integer(), cells: list(Type.String()), errors: list(CellFault) })),
  /** How many people and units would be made with them. */
  made: Type.Integer(),
});
export type ImportPreview = Static<typeof ImportPreview>;

export const KeepMapping = shape({
  workflow: Id,
  name: text(60),
  columns: Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 130 })),
});
