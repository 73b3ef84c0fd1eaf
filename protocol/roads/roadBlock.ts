import { z } from 'zod';
import { roadBlockIdSchema } from '../ids.ts';
import { plotPointSchema } from '../plot/plot.ts';

/** Whom a closed road stops: vehicles (people still get through on foot) or everyone. */
export const roadClosures = ['vehicles', 'everyone'] as const;

const drawnSchema = z.strictObject({
  /** A line closes the roads it crosses and those it runs along; an area all it touches. */
  form: z.enum(['line', 'area']),
  /** Longitude and latitude, WGS-84; an area's ring is not closed. */
  points: z.array(plotPointSchema).min(2).max(200),
  closedTo: z.enum(roadClosures),
  reason: z.string().trim().min(1).max(120),
  /** The server's milliseconds when it opens again by itself; null until somebody opens it. */
  until: z.number().nullable(),
});

export const roadBlockSchema = drawnSchema.extend({
  id: roadBlockIdSchema,
  blockedBy: z.string(),
  blockedAt: z.number(),
});
export type RoadBlock = z.infer<typeof roadBlockSchema>;

/** More closed places than this are another map, not a list of closures. */
export const mostRoadBlocks = 500;

export const roadBlockCommandSchemas = [
  z.strictObject({ type: z.literal('blockRoad'), roadBlockId: roadBlockIdSchema, block: drawnSchema }),
  z.strictObject({ type: z.literal('unblockRoad'), roadBlockId: roadBlockIdSchema }),
] as const;
export type RoadBlockCommand = z.infer<(typeof roadBlockCommandSchemas)[number]>;

export const roadBlockEventSchemas = [
  z.strictObject({ type: z.literal('roadBlocked'), roadBlockId: roadBlockIdSchema, block: drawnSchema }),
  z.strictObject({ type: z.literal('roadUnblocked'), roadBlockId: roadBlockIdSchema }),
] as const;
export type RoadBlockEvent = z.infer<(typeof roadBlockEventSchemas)[number]>;

export function isBlockInForce({ until }: Pick<RoadBlock, 'until'>, now: number): boolean {
  return until === null || until > now;
}
