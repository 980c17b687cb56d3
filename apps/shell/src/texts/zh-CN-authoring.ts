import * as areas from './zh-CN/index.ts';

/** What only the pages say on which rules, forms and the ways in are looked at and made. */
export const zhAuthoring = {
  ...areas.base,
  ...areas.policy,
  ...areas.studio,
  ...areas.designer,
  ...areas.papers,
  ...areas.formFiles,
  ...areas.tokens,
  ...areas.workdays,
  ...areas.arranging,
};
