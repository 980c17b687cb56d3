import { createRequire } from 'node:module';

export const faces = ['serif', 'serifMedium', 'serifBold', 'sans', 'sansBold'] as const;
/** The faces that texts are set in: Song-like ones in three weights, Hei-like ones in two. */
export type Face = (typeof faces)[number];
/** The file or the bytes of each face. */
export type Fonts = Readonly<Record<Face, string | Uint8Array>>;

const files: Readonly<Record<Face, string>> = {
  serif: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifMedium: 'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  serifBold: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

/** The files of the faces that come with the product: free ones that have every usual character. */
export function fontFiles(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const found = faces.map((face) => [face, resolve(`@expo-google-fonts/${files[face]}`)]);
  return Object.fromEntries(found) as Record<Face, string>;
}

const hei = /黑体|等线|雅黑|圆体|hei|yahei|dengxian|sans|arial|calibri|helvetica|verdana|tahoma/i;
const title = /标宋|小标|biaosong|粗宋|大宋/i;

/** The face that stands for a font, by its name: Song, Fangsong and Kai are set in the serif. */
export function faceOf(font: string, bold: boolean): Face {
  if (hei.test(font) && !title.test(font)) return bold ? 'sansBold' : 'sans';
  if (bold) return 'serifBold';
  return title.test(font) ? 'serifMedium' : 'serif';
}

/** Whether a character is set in the font for Chinese. */
export const isEastAsian = (char: string): boolean =>
  /[\u2014\u2018-\u201f\u2026\u2460-\u24ff\u2500-\u27bf\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/.test(
    char,
  ) || (char.codePointAt(0) ?? 0) > 0x1ffff;
