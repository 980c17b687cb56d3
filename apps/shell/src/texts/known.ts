import type { Language } from '@bitan/definitions';
import { zhCN } from './zh-CN.ts';

export type Tree = { readonly [key: string]: string | Tree };

/** The texts that were loaded so far, by language. */
export const known: Partial<Record<Language, Tree>> = { 'zh-CN': zhCN };

/** Makes more texts of a language known. */
export function provide(language: Language, tree: Tree): void {
  known[language] = { ...known[language], ...tree };
}
