import type { Text } from '@bitan/definitions';
import './english.ts';
import { type TextKey, textIn } from './index.ts';

/** A text of the shell in both languages, for what becomes part of a definition. */
export const inBoth = (key: TextKey, values: Readonly<Record<string, unknown>> = {}): Text => ({
  'zh-CN': textIn('zh-CN')(key, values),
  en: textIn('en')(key, values),
});
