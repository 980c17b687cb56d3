import * as areas from './en/index.ts';
import type { Translated } from './translated.ts';
import type { zhAuthoring } from './zh-CN-authoring.ts';

export const enAuthoring: Translated<typeof zhAuthoring> = {
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
