import { theme, type ThemeConfig } from 'antd';

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** antd in our colours: its dark algorithm derives from the design tokens, read once when the page starts. */
export function readAntdTheme(): ThemeConfig {
  return {
    algorithm: theme.darkAlgorithm,
    token: {
      colorPrimary: token('--accent'),
      colorInfo: token('--info'),
      colorSuccess: token('--done'),
      colorWarning: token('--warning'),
      colorError: token('--danger'),
      colorBgBase: token('--surface-0'),
      colorBgContainer: token('--surface-1'),
      colorBgElevated: token('--surface-2'),
      colorBorder: token('--line-strong'),
      colorBorderSecondary: token('--line'),
      colorText: token('--text'),
      colorTextSecondary: token('--text-muted'),
      colorTextPlaceholder: token('--text-faint'),
      fontFamily: token('--font'),
      fontSize: 13,
      fontSizeSM: 12,
      fontSizeLG: 15,
      controlHeight: 30,
      controlHeightSM: 24,
      controlHeightLG: 38,
      // Nothing on a seat waits for an animation.
      motion: false,
      borderRadius: 4,
    },
    components: {
      // Dark text on the light accent: white on it stays below 4.5:1.
      Button: { primaryColor: token('--surface-0'), primaryShadow: 'none', fontWeight: 500 },
      Radio: { buttonSolidCheckedColor: token('--surface-0') },
      Segmented: { itemSelectedBg: token('--surface-3'), trackBg: token('--surface-0') },
    },
  };
}
