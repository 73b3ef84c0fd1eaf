import { z } from 'zod';
import { bilingualNameSchema } from '../area/area.ts';

export const mapEngines = ['maplibre', 'mapbox'] as const;
export const mapEngineSchema = z.enum(mapEngines);
export type MapEngineName = z.infer<typeof mapEngineSchema>;

export const siteSourceIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** How one layer of a vector source is drawn. */
export const siteLayerSchema = z.strictObject({
  sourceLayer: z.string().min(1).max(80),
  draw: z.enum(['fill', 'line', 'point', 'label']),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** The property that a label shows; `name` when absent. */
  field: z.string().min(1).max(80).exactOptional(),
});
export type SiteLayer = z.infer<typeof siteLayerSchema>;

const shownSourceSchema = z.strictObject({
  id: siteSourceIdSchema,
  name: bilingualNameSchema,
  /** Plain words; shown on the map and on every sheet while the source is. */
  attribution: z.string().max(200),
  /** 0 to 1, until a seat chooses otherwise. */
  opacity: z.number().min(0).max(1),
  /** Whether a seat sees it before choosing. */
  isShown: z.boolean(),
  /** The zooms between which there are tiles. */
  minZoom: z.int().min(0).max(24),
  maxZoom: z.int().min(0).max(24),
  /** With `{z}`, `{x}` and `{y}` (Web Mercator, y from the north); a path of this server or a whole address. */
  tiles: z.string().min(1).max(2000),
});

/** A source of the site's own as the map takes it, whatever it is to the server. */
export const siteSourceSchema = z.discriminatedUnion('kind', [
  shownSourceSchema.extend({ kind: z.literal('raster'), tileSizePx: z.union([z.literal(256), z.literal(512)]) }),
  shownSourceSchema.extend({ kind: z.literal('vector'), layers: z.array(siteLayerSchema).min(1).max(40) }),
]);
export type SiteSource = z.infer<typeof siteSourceSchema>;

/** GET /api/map-config: how this site wants its map. */
export const mapConfigSchema = z.strictObject({
  engine: mapEngineSchema,
  /** Public by its nature: the engine sends it from the page. Null unless the engine is Mapbox. */
  mapboxToken: z.string().nullable(),
  /** The engine that was asked for is not the one in use, for want of a token. */
  isTokenMissing: z.boolean(),
  sources: z.array(siteSourceSchema),
});
export type MapConfig = z.infer<typeof mapConfigSchema>;

/** What a site has that configured nothing. */
export const plainMapConfig: MapConfig = { engine: 'maplibre', mapboxToken: null, isTokenMissing: false, sources: [] };
