export { analyse, analyseDecision } from './analyse/analyse.ts';
export { boundaryCases } from './analyse/boundaries.ts';
export { caseOf } from './analyse/case-of.ts';
export { type ConditionCoverage, coverage, type RuleCoverage } from './analyse/coverage.ts';
export { type Finding, needsAcknowledgement } from './analyse/finding.ts';
export * from './analyse/prove.ts';
export { type Strictness, stricter } from './analyse/stricter.ts';
export * from './breaks.ts';
export { closures } from './compile/closures.ts';
export { decideCompiled } from './compile/decide-compiled.ts';
export { generated } from './compile/generated.ts';
export { type Plan, planOf } from './compile/plan.ts';
export { type Decider, type Result, resultOf } from './compile/result.ts';
export { CorruptTrace, unpack } from './compile/unpack.ts';
export * from './decide.ts';
export * from './decided.ts';
export * from './examples.ts';
export * from './explain.ts';
export * from './export.ts';
export * from './fact-error.ts';
export { type Impact, impactOf } from './replay/impact.ts';
export { meaningsOf } from './replay/meaning.ts';
export { madeOn, type PastDecision } from './replay/past.ts';
export { Replayer } from './replay/replayer.ts';
export type { Replaying } from './replay/replaying.ts';
export { type ChangedCase, changeExplainer, type Responsible } from './replay/responsible.ts';
export { merged, mostChanges, type Tally } from './replay/tally.ts';
export {
  sayCondition,
  sayLeaf,
  sayOutcome,
  sayRule,
  sayValue,
  type Titles,
} from './say.ts';
export { rulesFrom, type Sheet, type SheetProblem, sheetOf } from './sheet/sheet.ts';
export { supposing } from './supposing.ts';
export { type FactChange, type Variations, varyFacts } from './vary/facts.ts';
export { type ParameterChange, varyParameters } from './vary/parameters.ts';
export { type WhyNot, whyNot } from './vary/why-not.ts';
