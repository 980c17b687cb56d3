/** What runs in a browser: saying rules in words. Nothing here needs json-rules-engine. */
export {
  leafWords,
  sayCondition,
  sayLeaf,
  sayOutcome,
  sayRule,
  sayValue,
  type Titles,
} from './say.ts';
