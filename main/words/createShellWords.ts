import i18next, { type TFunction } from 'i18next';
import { shellEn } from './shellEn.ts';
import { shellZh } from './shellZh.ts';

export type ShellWords = TFunction;

/** What the shell itself says, outside of pages: dialogs, tray, and the page shown while there is no server. */
export async function createShellWords(language: 'zh-CN' | 'en'): Promise<ShellWords> {
  return i18next.createInstance().init({
    lng: language,
    fallbackLng: false,
    resources: { 'zh-CN': { translation: shellZh }, en: { translation: shellEn } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
