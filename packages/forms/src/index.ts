export * from './answers.ts';
export * from './boundary.ts';
export * from './check-move.ts';
export * from './compile.ts';
export type { JsonSchema } from './json-schema.ts';
export * from './messages.ts';
export * from './move.ts';
export { type FieldProblem, type ProblemKeyword, problemKeywords } from './problems.ts';
