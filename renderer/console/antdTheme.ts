import { theme, type ThemeConfig } from 'antd';
import type { Appearance } from '../ui/appearance.ts';

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** antd in our colours and sizes: its dark algorithm derives from the design tokens as they stand on the root now. */
export function readAntdTheme(scale: number, chosen: Appearance['theme']): ThemeConfig {
  const scaled = (px: number) => Math.round(px * scale);
  return {
    // One set of class names per theme: antd would keep the colours it made for the other.
    cssVar: { key: `yigan-${chosen}-${Math.round(scale * 100)}` },
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
      fontSize: scaled(13),
      fontSizeSM: scaled(12),
      fontSizeLG: scaled(15),
      controlHeight: scaled(30),
      controlHeightSM: scaled(24),
      controlHeightLG: scaled(38),
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
