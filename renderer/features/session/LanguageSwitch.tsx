import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage, languages, type Language } from '../../i18n/createTranslation.ts';

const names: Record<Language, string> = { 'zh-CN': '中文', en: 'EN' };

/** Each language under its own name, so that whoever reads only one finds it. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Segmented<Language>
      size="small"
      aria-label={t('language.title')}
      value={i18n.language === 'en' ? 'en' : 'zh-CN'}
      options={languages.map((language) => ({ value: language, label: names[language] }))}
      onChange={(language) => void changeLanguage(i18n, language)}
      data-testid="language"
    />
  );
}
