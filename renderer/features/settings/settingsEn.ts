/** How a seat looks and sounds, in English. */
export const settingsEn = {
  settings: {
    title: 'Seat settings',
    theme: 'Colours',
    themes: { dark: 'Dark', contrast: 'High contrast' },
    scale: 'Size',
    auto: 'Follows the window',
    layout: 'Panels',
    sound: 'Sounds',
    soundHint: 'When muted, the most pressing incidents still sound.',
  },
} as const;
