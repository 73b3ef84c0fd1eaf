import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall } from '../../store/index.ts';
import type { MapTools } from './useMapTools.ts';

const none: never[] = [];

/** Outlines the areas of the chosen levels; shows nothing itself. */
export function DistrictLayer({ tools: { map, settings } }: { readonly tools: MapTools }) {
  const { i18n } = useTranslation();
  const areas = useHall((state) => state.directory.directory?.areas ?? none);
  const { levels } = settings;
  const locale = i18n.language === 'en' ? 'en' : 'zh';
  useEffect(
    () =>
      map?.overlays.setDistricts(
        areas.filter(({ level }) => levels.includes(level)),
        locale,
      ),
    [map, areas, levels, locale],
  );
  return null;
}
