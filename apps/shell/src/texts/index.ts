import type { Language, Text } from '@bitan/definitions';
import i18next, { type ParseKeys } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zhCN };
  }
}

const remembered = 'bitan.language';

/** Starts the texts in the language that was chosen last on this desk; Chinese at first. */
export function startTexts(): void {
  i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: localStorage.getItem(remembered) === 'en' ? 'en' : 'zh-CN',
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
  });
  markLanguage(i18next.language as Language);
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
  markLanguage(language);
  i18next.changeLanguage(language);
}

/** A text of the shell in both languages, for what becomes part of a definition. */
export function inBoth(key: ParseKeys, values: object = {}): Text {
  // Which places a text has to fill in cannot be known of any key.
  const t = i18next.t as unknown as (key: string, values: object) => string;
  return { 'zh-CN': t(key, { ...values, lng: 'zh-CN' }), en: t(key, { ...values, lng: 'en' }) };
}

/** Another language than the user's for a part of the page. */
export function i18nIn(language: Language): typeof i18next {
  return i18next.cloneInstance({ lng: language });
}

/** The texts of the shell (`t`) and of the definitions (`say`) in the language of the user. */
export function useTexts() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const say = useCallback((text: Text) => text[language], [language]);
  return { t, language, say };
}

function markLanguage(language: Language): void {
  document.documentElement.lang = language;
}
