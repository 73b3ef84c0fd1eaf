export { SettingsDialog } from './SettingsDialog.tsx';
export { settingsZh } from './settingsZh.ts';
export { settingsEn } from './settingsEn.ts';
