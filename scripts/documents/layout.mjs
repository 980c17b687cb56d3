/**
 * The measures of an official document (GB/T 9704). Word counts lengths in twips, a twentieth of a
 * point, and sizes of type in half points.
 */
export const twips = (mm) => Math.round((mm * 1440) / 25.4);

export const page = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 };
/** Of the area of type, in mm. */
export const textWidth = page.width - page.left - page.right;

/** Sizes by their Chinese names, in points. */
export const size = { 二号: 22, 三号: 16, 四号: 14, 小四: 12, 五号: 10.5 };

/** 22 lines of 28 characters fill a page: a line takes 28 pt, a character a quarter point less than its size. */
export const line = { body: 28, title: 34, cell: 20, note: 22 };
export const tightened = -0.25;

/** The names that offices have installed; what stands in for one that is missing comes after it. */
export const fonts = {
  body: { name: '仿宋_GB2312', instead: '仿宋,FangSong,STFangsong,华文仿宋', family: 'modern' },
  title: {
    name: '方正小标宋简体',
    instead: 'FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun',
    family: 'auto',
  },
  heading: { name: '黑体', instead: 'SimHei,STHeiti,华文黑体', family: 'modern' },
  subheading: { name: '楷体_GB2312', instead: '楷体,KaiTi,STKaiti,华文楷体', family: 'modern' },
  plain: { name: '宋体', instead: 'SimSun,STSong,华文宋体', family: 'auto' },
};

/** The red of a letterhead and its rule. */
export const red = 'FF0000';
