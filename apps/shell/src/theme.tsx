import { ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { Telling } from './components/told.tsx';
import { useTexts } from './texts/index.ts';

// Dark enough for WCAG AA on white; red is kept for what is late or wrong.
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorTextDescription: '#5b6573',
    colorTextSecondary: '#4a5461',
    colorTextDisabled: '#4a5461',
    colorTextPlaceholder: '#6b7480',
    colorPrimaryBg: '#e3edf9',
    colorError: '#b3261e',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#eab5b1',
    colorWarningBg: '#fff7e3',
    colorWarningBorder: '#efd08a',
    colorSuccessBg: '#eaf6ee',
    colorSuccessBorder: '#b3dcc2',
    colorInfo: '#1d4f91',
    colorInfoBg: '#eef4fc',
    colorInfoBorder: '#b9cbe4',
    colorSuccess: '#1e7b45',
    colorWarning: '#8a5a00',
    borderRadius: 6,
    // The controls wait for the end of their animations, which styles.css switches off.
    motion: !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f4f6f9' },
    Menu: { itemBorderRadius: 6, itemSelectedBg: '#e3edf9' },
    Table: { rowSelectedBg: '#eef4fc', rowSelectedHoverBg: '#e3edf9' },
  },
};

/** Colours, fonts and the words of the controls themselves, in the language of the user. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const { language } = useTexts();
  const chinese = language === 'zh-CN';
  return (
    <ConfigProvider
      theme={theme}
      locale={chinese ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <Telling>{children}</Telling>
    </ConfigProvider>
  );
}
