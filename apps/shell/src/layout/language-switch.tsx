import type { Language } from '@bitan/definitions';
import { chooseLanguage, useTexts } from '../texts/index.ts';

// Each language is named in itself.
const names: readonly (readonly [Language, string])[] = [
  ['zh-CN', '中文'],
  ['en', 'English'],
];

/** Chooses the language of the page. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  return (
    <div role="group" aria-label={t('common.language')} className="switch">
      {names.map(([one, name]) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => chooseLanguage(one)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
