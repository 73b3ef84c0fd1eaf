/** How a seat looks and sounds, in Chinese. */
export const settingsZh = {
  settings: {
    title: '席位设置',
    theme: '配色',
    themes: { dark: '深色', contrast: '高对比' },
    scale: '界面大小',
    auto: '随窗口自动',
    layout: '面板',
    sound: '提示音',
    soundHint: '静音后，特急事件仍然响铃。',
  },
} as const;
