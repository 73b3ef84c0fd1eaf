export { SettingsDialog } from './SettingsDialog.tsx';
export type { SoundSample } from './SoundSettings.tsx';
export { settingsZh } from './settingsZh.ts';
export { settingsEn } from './settingsEn.ts';
