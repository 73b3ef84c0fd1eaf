import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../protocol/ids.ts';
import { useHall } from '../../store/index.ts';

/** The call sign of a unit in the page's language; its id while the directory is not there. */
export function useUnitName(): (unitId: UnitId) => string {
  const { i18n } = useTranslation();
  const units = useHall((state) => state.directory.units);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useCallback((unitId) => units[unitId]?.callSign[language] ?? unitId, [units, language]);
}
