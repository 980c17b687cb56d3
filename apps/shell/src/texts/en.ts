import * as areas from './en/index.ts';
import type { Translated } from './translated.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Translated<typeof zhCN> = {
  ...areas.general,
  ...areas.agenda,
  ...areas.work,
  ...areas.documents,
  ...areas.find,
  ...areas.form,
  ...areas.receipt,
  ...areas.unfinished,
  ...areas.files,
  ...areas.print,
  ...areas.merge,
  ...areas.namesakes,
  ...areas.overlays,
  ...areas.administration,
  ...areas.supervision,
};
