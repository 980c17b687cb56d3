export type * from './agendas.ts';
export type * from './answer-drafts.ts';
export type * from './attachment.ts';
export { casesFact } from './cases-fact.ts';
export { stepsAhead } from './database/connect.ts';
export type { Migrating } from './database/migrate.ts';
export * from './errors.ts';
export {
  type HistoryContext,
  type HistoryNeeds,
  type HistoryRecord,
  type HistoryWhose,
  historyFact,
  historyNeeds,
} from './history.ts';
export type * from './imports.ts';
export type * from './lists.ts';
export type * from './merges.ts';
export type * from './model.ts';
export type { Receipt } from './office/receipts.ts';
export type * from './office/reports.ts';
export { migrateStore, openStore } from './open.ts';
export { openPast, type PastReading } from './open-past.ts';
export type * from './person-moves.ts';
export type * from './planned.ts';
export type { Prepared } from './prepared.ts';
export { excerptOf, type Piece, piecesOf } from './search/hits.ts';
export type * from './searching.ts';
export type * from './supervise.ts';
export type * from './tallies.ts';
export type * from './tokens.ts';
export type * from './types.ts';
export type * from './types-documents.ts';
export type * from './types-forms.ts';
