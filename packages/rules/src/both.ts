import type { Language, Text } from '@bitan/definitions';

/** Says something in every language of the product. */
export const both = (say: (language: Language) => string): Text => ({
  'zh-CN': say('zh-CN'),
  en: say('en'),
});
