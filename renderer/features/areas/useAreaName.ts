import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaId } from '../../../protocol/ids.ts';
import { useAreaTree } from './useAreaTree.ts';

/** The name of an area in the language of the page. */
export function useAreaName(): (areaId: AreaId) => string {
  const { i18n } = useTranslation();
  const areas = useAreaTree();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useCallback((areaId) => areas.find(areaId)?.name[language] ?? areaId, [areas, language]);
}
