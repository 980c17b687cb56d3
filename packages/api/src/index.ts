export * from './admin.ts';
export * from './contract.ts';
export * from './impact.ts';
export * from './policy.ts';
export * from './problems.ts';
export type { Route } from './route.ts';
export type { Answers, Colleague, Named } from './shared.ts';
export * from './studio.ts';
export * from './work.ts';
