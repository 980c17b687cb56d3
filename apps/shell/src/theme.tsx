import { ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { Telling } from './components/told.tsx';
import { look } from './look.ts';
import { useTexts } from './texts/index.ts';

// The controls wait for the end of their animations, which styles.css switches off.
const motion = !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
// In a build the styles are files already (antd/plugin.ts), and nothing of them is made here.
const theme: ThemeConfig | undefined = import.meta.env.PROD
  ? undefined
  : { ...look, token: { ...look.token, motion } };

/** Colours, fonts and the words of the controls themselves, in the language of the user. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const { language } = useTexts();
  const chinese = language === 'zh-CN';
  return (
    <ConfigProvider
      {...(theme && { theme })}
      locale={chinese ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <Telling>{children}</Telling>
    </ConfigProvider>
  );
}
