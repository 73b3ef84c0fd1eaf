import { z } from 'zod';
import { cameraIdSchema, wallIdSchema } from '../ids.ts';

/** How many equal tiles a wall shows; each is a square grid. */
export const wallLayouts = [1, 4, 9, 16] as const;
export const wallLayoutSchema = z.union([z.literal(1), z.literal(4), z.literal(9), z.literal(16)]);
export type WallLayout = z.infer<typeof wallLayoutSchema>;

export const wallTileSchema = z.strictObject({
  cameraId: cameraIdSchema.nullable(),
  /** Counts the changes of this tile; a command names the version it saw. */
  version: z.number().int().nonnegative(),
  /** Who put the camera there; shown on the seats' miniature of the wall. */
  placedBy: z.string().nullable(),
});
export type WallTile = z.infer<typeof wallTileSchema>;

export const wallSchema = z.strictObject({
  id: wallIdSchema,
  version: z.number().int().nonnegative(),
  layout: wallLayoutSchema,
  /** Always sixteen; a smaller layout shows the first ones, so that shrinking and growing again loses nothing. */
  tiles: z.array(wallTileSchema).length(16),
  enlarged: z.number().int().min(0).max(15).nullable(),
});
export type Wall = z.infer<typeof wallSchema>;

export const wallTileCount = 16;
/** The wall every hall has from its first start. */
export const mainWallId = wallIdSchema.parse('main');

export function emptyWall(id: Wall['id']): Wall {
  return {
    id,
    version: 0,
    layout: 4,
    tiles: Array.from({ length: wallTileCount }, () => ({ cameraId: null, version: 0, placedBy: null })),
    enlarged: null,
  };
}

const tileIndex = z.number().int().min(0).max(15);
const version = z.number().int().nonnegative();

export const setWallLayoutSchema = z.strictObject({
  type: z.literal('setWallLayout'),
  wallId: wallIdSchema,
  layout: wallLayoutSchema,
  expect: version,
});
export const placeOnTileSchema = z.strictObject({
  type: z.literal('placeOnTile'),
  wallId: wallIdSchema,
  tile: tileIndex,
  cameraId: cameraIdSchema.nullable(),
  /** Version of the tile, not of the wall: two seats may fill different tiles at once. */
  expect: version,
});
export const swapTilesSchema = z.strictObject({
  type: z.literal('swapTiles'),
  wallId: wallIdSchema,
  from: tileIndex,
  to: tileIndex,
  expectFrom: version,
  expectTo: version,
});
export const enlargeTileSchema = z.strictObject({
  type: z.literal('enlargeTile'),
  wallId: wallIdSchema,
  tile: tileIndex.nullable(),
  expect: version,
});
export const wallCommandSchemas = [setWallLayoutSchema, placeOnTileSchema, swapTilesSchema, enlargeTileSchema] as const;
export const wallCommandSchema = z.discriminatedUnion('type', [...wallCommandSchemas]);
export type WallCommand = z.infer<typeof wallCommandSchema>;

export const wallEventSchemas = [
  z.strictObject({ type: z.literal('wallLayoutSet'), wallId: wallIdSchema, layout: wallLayoutSchema }),
  z.strictObject({
    type: z.literal('tilePlaced'),
    wallId: wallIdSchema,
    tile: tileIndex,
    cameraId: cameraIdSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('tilesSwapped'), wallId: wallIdSchema, from: tileIndex, to: tileIndex }),
  z.strictObject({ type: z.literal('tileEnlarged'), wallId: wallIdSchema, tile: tileIndex.nullable() }),
] as const;
export const wallEventSchema = z.discriminatedUnion('type', [...wallEventSchemas]);
export type WallEvent = z.infer<typeof wallEventSchema>;
