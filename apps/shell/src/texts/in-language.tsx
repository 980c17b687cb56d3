import type { Language } from '@bitan/definitions';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18nIn } from './index.ts';

interface Props {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Shows a part of the page in a language, whatever the user's is. */
export function InLanguage({ language, children }: Props) {
  const i18n = useMemo(() => i18nIn(language), [language]);
  return (
    <I18nextProvider i18n={i18n}>
      <div lang={language}>{children}</div>
    </I18nextProvider>
  );
}
