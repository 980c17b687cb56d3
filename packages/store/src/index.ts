export * from './errors.ts';
export type * from './model.ts';
export type * from './types.ts';
