import type { ThemeConfig } from 'antd';

/** Colours, corners and fonts of the controls; read in the browser and by the build. */
export const look = {
  token: {
    // Dark enough for WCAG AA on white; red is kept for what is late or wrong.
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
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
} satisfies ThemeConfig;
