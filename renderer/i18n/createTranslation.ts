import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'yigan.language';

export function readLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
}

/**
 * Starts i18next for one page with that page's catalogues. zh-CN is the default; a key missing in one language is shown
 * as the key itself, and a test finds it first.
 */
export async function createTranslation(catalogues: Record<Language, object>): Promise<i18n> {
  const translation = i18next.createInstance();
  await translation.use(initReactI18next).init({
    lng: readLanguage(),
    fallbackLng: false,
    resources: { 'zh-CN': { translation: catalogues['zh-CN'] }, en: { translation: catalogues.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = translation.language;
  return translation;
}

export async function changeLanguage(translation: i18n, language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await translation.changeLanguage(language);
  document.documentElement.lang = language;
}
