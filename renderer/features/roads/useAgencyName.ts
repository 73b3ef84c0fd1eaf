import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall } from '../../store/index.ts';

/** The name of an agency in the language of the page. */
export function useAgencyName(): (agencyId: string) => string {
  const { i18n } = useTranslation();
  const agencies = useHall((state) => state.directory.directory?.agencies);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useCallback(
    (agencyId) => agencies?.find(({ id }) => id === agencyId)?.name[language] ?? agencyId,
    [agencies, language],
  );
}
