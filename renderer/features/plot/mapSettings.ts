import { z } from 'zod';
import { areaLevels } from '../../../protocol/area/area.ts';
import { cameraTiers } from '../../../protocol/camera/camera.ts';
import { mapThemes } from '../../map/mapPalette.ts';
import { coordinateSystems } from '../search/index.ts';

/** What can be shown or hidden beside tiers of cameras and levels of areas. */
export const mapLayers = ['incidents', 'units', 'cones', 'plots', 'heat'] as const;
export type MapLayer = (typeof mapLayers)[number];

const poseSchema = z.object({
  lon: z.number(),
  lat: z.number(),
  zoom: z.number(),
  pitchDeg: z.number(),
  bearingDeg: z.number(),
});
const bookmarkSchema = z.object({ id: z.string(), name: z.string().max(40), pose: poseSchema });

const mapSettingsSchema = z.object({
  theme: z.enum(mapThemes),
  layers: z.array(z.enum(mapLayers)),
  tiers: z.array(z.enum(cameraTiers)),
  levels: z.array(z.enum(areaLevels)),
  system: z.enum(coordinateSystems),
  bookmarks: z.array(bookmarkSchema),
  /** How the site's own sources are to be seen, by id. */
  sites: z.record(z.string(), z.object({ isShown: z.boolean(), opacity: z.number().min(0).max(1) })),
});
/** How this computer's seat likes its map. */
export type MapSettings = z.infer<typeof mapSettingsSchema>;

export const mostBookmarks = 30;
const storageKey = 'yigan.map';
const firstSettings: MapSettings = {
  theme: 'night',
  layers: ['incidents', 'units', 'cones', 'plots'],
  tiers: [...cameraTiers],
  levels: [],
  system: 'wgs84',
  bookmarks: [],
  sites: {},
};

/** What this computer kept; anything unreadable counts as nothing kept. */
export function readMapSettings(): MapSettings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return mapSettingsSchema.parse({ ...firstSettings, ...z.object({}).loose().parse(kept) });
  } catch {
    return firstSettings;
  }
}

export function writeMapSettings(settings: MapSettings): void {
  localStorage.setItem(storageKey, JSON.stringify(settings));
}
