import { alike } from './canonical.ts';
import type { OverviewEntry } from './model/overview.ts';
import { both, type Text } from './model/text.ts';

/** What is otherwise in an entry of the overview: `不再显示`, `名称：甲→乙`; empty where nothing is. */
export function sayOverviewChanges(before: OverviewEntry, after: OverviewEntry): Text[] {
  const isOther = (...keys: (keyof OverviewEntry)[]) =>
    keys.some((key) => !alike(before[key], after[key]));
  const isHidden = after.hidden === true;
  return [
    ...(isHidden === (before.hidden === true) ? [] : [isHidden ? words.hidden : words.shown]),
    ...(isOther('title') ? [renamed(before.title, after.title)] : []),
    ...(isOther('description') ? [words.described] : []),
    ...(isOther('rank') ? [words.moved] : []),
    ...(isOther('workflow', 'section', 'counts', 'lines', 'most') ? [words.counted] : []),
    ...(isOther('chart') ? [words.drawn] : []),
    ...(isOther('locked') ? [words.locked] : []),
  ];
}

const renamed = (was: Text, is: Text): Text =>
  both((language) => `${words.title[language]}${was[language]}→${is[language]}`);

const words = {
  hidden: { 'zh-CN': '不再显示', en: 'no longer shown' },
  shown: { 'zh-CN': '重新显示', en: 'shown again' },
  title: { 'zh-CN': '名称：', en: 'title: ' },
  described: { 'zh-CN': '说明有改动', en: 'described otherwise' },
  moved: { 'zh-CN': '位置有改动', en: 'stands elsewhere' },
  counted: { 'zh-CN': '统计内容有改动', en: 'counts something else' },
  drawn: { 'zh-CN': '图形有改动', en: 'drawn otherwise' },
  locked: { 'zh-CN': '锁定有改动', en: 'locked otherwise' },
} satisfies Record<string, Text>;
