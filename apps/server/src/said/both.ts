import type { Language, Text } from '@bitan/definitions';

/** Says something in every language of the product. */
export function both(say: (language: Language) => string): Text {
  return { 'zh-CN': say('zh-CN'), en: say('en') };
}
