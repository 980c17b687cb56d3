import type { Language } from '@bitan/definitions';
import { Segmented } from 'antd';
import { chooseLanguage, useTexts } from '../texts/index.ts';

/** Each language is named in itself. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  return (
    <Segmented<Language>
      aria-label={t('common.language')}
      size="small"
      value={language}
      onChange={chooseLanguage}
      options={[
        { value: 'zh-CN', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
