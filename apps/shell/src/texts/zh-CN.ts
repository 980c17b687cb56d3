import * as areas from './zh-CN/index.ts';

/** The shell's own texts by area; those of the definitions come as `Text` from the server. */
export const zhCN = {
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
