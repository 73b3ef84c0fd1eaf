import { z } from 'zod';
import { bilingualNameSchema } from '../../protocol/area/area.ts';
import { mapEngineSchema, siteLayerSchema, siteSourceIdSchema } from '../../protocol/map/mapConfig.ts';

const address = z.url({ protocol: /^https?$/ }).max(1500);
const template = address.refine(
  (url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part)),
  'the address must contain {z}, {x} and {y}',
);
const zoom = z.int().min(0).max(24);
const common = {
  id: siteSourceIdSchema,
  name: bilingualNameSchema,
  attribution: z.string().max(200).default(''),
  opacity: z.number().min(0).max(1).default(1),
  isShown: z.boolean().default(false),
};
const zooms = { minZoom: zoom.default(0), maxZoom: zoom.default(18) };
const tileSizePx = z.union([z.literal(256), z.literal(512)]).default(256);
const layers = z.array(siteLayerSchema).min(1).max(40);
const rasterFile = z.strictObject({ ...common, ...zooms, kind: z.literal('raster'), url: template, tileSizePx });
const vectorFile = z.strictObject({ ...common, ...zooms, kind: z.literal('vector'), url: template, layers });
const wmtsFile = z.strictObject({
  ...common,
  ...zooms,
  kind: z.literal('wmts'),
  /** KVP: the service's address. REST: the ResourceURL template of its capabilities. */
  url: address,
  encoding: z.enum(['kvp', 'rest']).default('kvp'),
  layer: z.string().min(1).max(200),
  /** Must be in Web Mercator (EPSG:3857). */
  tileMatrixSet: z.string().min(1).max(200),
  /** Stands before the zoom in the name of a tile matrix, such as `EPSG:3857:`. */
  matrixPrefix: z.string().max(100).default(''),
  style: z.string().max(200).default('default'),
  format: z.string().max(100).default('image/png'),
  tileSizePx,
});
const pmtilesFile = z.strictObject({
  ...common,
  kind: z.literal('pmtiles'),
  /** A file in the folder `maps` of the data folder. */
  file: z.string().regex(/^[\w][\w.-]{0,99}\.pmtiles$/, 'a plain file name ending in .pmtiles'),
  tileSizePx,
  layers: layers.exactOptional(),
});
const sourceSchema = z.discriminatedUnion('kind', [rasterFile, wmtsFile, vectorFile, pmtilesFile]);

export type WmtsSource = z.infer<typeof wmtsFile>;
export type FileSource = z.infer<typeof sourceSchema>;

/** `map.json` in the data folder. */
export const mapFileSchema = z.strictObject({
  engine: mapEngineSchema.default('maplibre'),
  /** The site's own public token; it is sent to every signed-in page. A secret one has no business here. */
  mapboxToken: z
    .string()
    .regex(/^pk\.[\w-]+\.[\w-]+$/, 'a public Mapbox token begins with pk.')
    .exactOptional(),
  sources: z
    .array(sourceSchema)
    .max(40)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two sources have the same id')
    .refine(
      (all) => all.every((one) => one.kind === 'pmtiles' || one.minZoom <= one.maxZoom),
      'minZoom is above maxZoom',
    )
    .default([]),
});
export type MapFile = z.infer<typeof mapFileSchema>;
