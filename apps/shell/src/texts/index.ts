import type { Language, Text } from '@bitan/definitions';
import i18next from 'i18next';
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
