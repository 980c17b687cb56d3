import * as areas from './zh-CN/index.ts';

/** What only the pages say on which rules and forms are looked at and made. */
export const zhAuthoring = {
  ...areas.policy,
  ...areas.studio,
  ...areas.designer,
  ...areas.papers,
  ...areas.formFiles,
};
