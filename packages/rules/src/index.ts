export * from './breaks.ts';
export * from './decide.ts';
export * from './decided.ts';
export * from './examples.ts';
export * from './explain.ts';
export * from './export.ts';
export * from './fact-error.ts';
export * from './prove.ts';
export {
  sayCondition,
  sayLeaf,
  sayOutcome,
  sayParameterValue,
  sayRule,
  sayValue,
  type Titles,
} from './say.ts';
