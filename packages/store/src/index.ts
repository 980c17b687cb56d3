export type * from './answer-drafts.ts';
export { casesFact } from './cases-fact.ts';
export * from './errors.ts';
export { type HistoryContext, type HistoryRecord, historyFact } from './history.ts';
export type * from './model.ts';
export { openStore } from './open.ts';
export { openPast, type PastReading } from './open-past.ts';
export type * from './types.ts';
export type * from './types-forms.ts';
