import { z } from 'zod';
import { roleSchema } from '../access/role.ts';
import { positionSchema } from '../geometry/place.ts';
import {
  alarmGroupIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  sceneIdSchema,
  seatIdSchema,
  tourIdSchema,
  wallIdSchema,
  wallRuleIdSchema,
} from '../ids.ts';
import { prioritySchema } from '../incident/incident.ts';
import { tileContentSchema } from './tileContent.ts';
import { wallLayoutSchema, wallTileCount } from './wallLayout.ts';

const version = z.number().int().nonnegative();

export const wallTileSchema = z.strictObject({
  content: tileContentSchema.nullable(),
  /** Counts the changes of this tile; a command names the version it saw. */
  version,
  /** Who put it there, shown on the seats' miniature, and when: a tour of cameras began then. */
  placedBy: z.string().nullable(),
  placedAt: z.number(),
});
export type WallTile = z.infer<typeof wallTileSchema>;

export const tileIndexSchema = z
  .number()
  .int()
  .min(0)
  .max(wallTileCount - 1);

export const wallDisplaySchema = z.strictObject({
  /** Counts the changes of layout and enlargement. */
  version,
  layout: wallLayoutSchema,
  /** Always all; a smaller layout shows the first ones, so that shrinking and growing again loses nothing. */
  tiles: z.array(wallTileSchema).length(wallTileCount),
  enlarged: tileIndexSchema.nullable(),
});
export type WallDisplay = z.infer<typeof wallDisplaySchema>;

/** A seat that drives the wall, or asks to. Idle for `leaseIdleMs` it no longer does. */
export const wallDriverSchema = z.strictObject({
  seatId: seatIdSchema,
  name: z.string(),
  role: roleSchema,
  /** The server's time of its latest act on this wall. */
  at: z.number(),
});
export type WallDriver = z.infer<typeof wallDriverSchema>;

const raised = {
  ruleId: wallRuleIdSchema,
  /** Null shows the linked cameras, the card of the incident or alarm and the map. */
  sceneId: sceneIdSchema.nullable(),
  priority: prioritySchema,
  raisedAt: z.number(),
  startsAt: z.number(),
  endsAt: z.number(),
};
const alarmPlace = {
  /** Of the group when it was raised; an alarm that cannot be placed has none. */
  position: positionSchema.nullable(),
  /** Those of the three tiers that saw this place best then; absent where a scene is shown or none sees it. */
  cameras: z.array(cameraIdSchema).exactOptional(),
};

/** An incident or an alarm that takes the wall for a while; what stood there returns afterwards. */
export const raisedSchema = z.union([
  z.strictObject({ incidentId: incidentIdSchema, ...raised }),
  z.strictObject({ alarmGroupId: alarmGroupIdSchema, ...alarmPlace, ...raised }),
]);
export type Raised = z.infer<typeof raisedSchema>;

export const wallChangeSchema = z.strictObject({ at: z.number(), name: z.string(), event: z.string() });

export const mostDisplays = 8;
const displayCountSchema = z.number().int().min(1).max(mostDisplays);
export const wallNameSchema = z.string().trim().min(1).max(40);

export const wallSchema = z.strictObject({
  id: wallIdSchema,
  /** Empty for the wall every hall has from its first start. */
  name: z.string().max(40),
  version,
  /** How many of `displays` there are; those beyond keep what they showed. */
  displayCount: displayCountSchema,
  displays: z.array(wallDisplaySchema).min(1).max(mostDisplays),
  driver: wallDriverSchema.nullable(),
  asker: wallDriverSchema.nullable(),
  tour: z.strictObject({ tourId: tourIdSchema, startedAt: z.number(), by: z.string() }).nullable(),
  /** What is shown now first, then what waits, in turn. */
  raised: z.array(raisedSchema),
  /** The latest changes, newest first. */
  changes: z.array(wallChangeSchema),
});
export type Wall = z.infer<typeof wallSchema>;

/** The wall every hall has from its first start. */
export const mainWallId = wallIdSchema.parse('main');

export function emptyDisplay(): WallDisplay {
  return {
    version: 0,
    layout: 4,
    tiles: Array.from({ length: wallTileCount }, () => ({ content: null, version: 0, placedBy: null, placedAt: 0 })),
    enlarged: null,
  };
}

export function emptyWall(id: Wall['id'], name = '', displayCount = 1): Wall {
  return {
    id,
    name,
    version: 0,
    displayCount,
    displays: Array.from({ length: displayCount }, emptyDisplay),
    driver: null,
    asker: null,
    tour: null,
    raised: [],
    changes: [],
  };
}

const onWall = { wallId: wallIdSchema };
const onDisplay = {
  wallId: wallIdSchema,
  display: z
    .number()
    .int()
    .min(0)
    .max(mostDisplays - 1),
};

export const wallCommandSchemas = [
  z.strictObject({
    type: z.literal('createWall'),
    ...onWall,
    name: wallNameSchema,
    displayCount: displayCountSchema,
  }),
  z.strictObject({
    type: z.literal('changeWall'),
    ...onWall,
    name: wallNameSchema,
    displayCount: displayCountSchema,
    expect: version,
  }),
  z.strictObject({ type: z.literal('removeWall'), ...onWall, expect: version }),
  /** `expect` names the version of the display. */
  z.strictObject({ type: z.literal('setWallLayout'), ...onDisplay, layout: wallLayoutSchema, expect: version }),
  z.strictObject({
    type: z.literal('placeOnTile'),
    ...onDisplay,
    tile: tileIndexSchema,
    content: tileContentSchema.nullable(),
    /** Version of the tile, not of the wall: two seats may fill different tiles at once. */
    expect: version,
  }),
  z.strictObject({
    type: z.literal('swapTiles'),
    ...onDisplay,
    from: tileIndexSchema,
    to: tileIndexSchema,
    expectFrom: version,
    expectTo: version,
  }),
  z.strictObject({
    type: z.literal('enlargeTile'),
    ...onDisplay,
    tile: tileIndexSchema.nullable(),
    expect: version,
  }),
  /** Keeps others' hands off the wall: free walls are anyone's, a driven one gives way by rank or when idle. */
  z.strictObject({ type: z.literal('takeWall'), ...onWall }),
  z.strictObject({ type: z.literal('releaseWall'), ...onWall }),
  z.strictObject({ type: z.literal('askForWall'), ...onWall }),
  z.strictObject({ type: z.literal('giveWall'), ...onWall, toSeatId: seatIdSchema }),
  z.strictObject({
    type: z.literal('applyScene'),
    ...onWall,
    sceneId: sceneIdSchema,
    /** Which version of the scene; the newest when left out. */
    sceneVersion: z.number().int().positive().exactOptional(),
  }),
  z.strictObject({ type: z.literal('startTour'), ...onWall, tourId: tourIdSchema }),
  z.strictObject({ type: z.literal('stopTour'), ...onWall }),
  z.strictObject({ type: z.literal('raiseOnWall'), ...onWall, incidentId: incidentIdSchema, ruleId: wallRuleIdSchema }),
  z.strictObject({ type: z.literal('dismissRaised'), ...onWall, incidentId: incidentIdSchema }),
  z.strictObject({
    type: z.literal('raiseAlarmOnWall'),
    ...onWall,
    alarmGroupId: alarmGroupIdSchema,
    ruleId: wallRuleIdSchema,
  }),
  z.strictObject({ type: z.literal('dismissRaisedAlarm'), ...onWall, alarmGroupId: alarmGroupIdSchema }),
] as const;
export const wallCommandSchema = z.discriminatedUnion('type', [...wallCommandSchemas]);
export type WallCommand = z.infer<typeof wallCommandSchema>;

/** What a display shows, without who and when: as a scene keeps it. */
export const sceneDisplaySchema = z.strictObject({
  layout: wallLayoutSchema,
  contents: z.array(tileContentSchema.nullable()).max(wallTileCount),
});
export type SceneDisplay = z.infer<typeof sceneDisplaySchema>;

export const wallEventSchemas = [
  z.strictObject({
    type: z.literal('wallCreated'),
    ...onWall,
    name: wallNameSchema,
    displayCount: displayCountSchema,
  }),
  z.strictObject({
    type: z.literal('wallChanged'),
    ...onWall,
    name: wallNameSchema,
    displayCount: displayCountSchema,
  }),
  z.strictObject({ type: z.literal('wallRemoved'), ...onWall }),
  z.strictObject({ type: z.literal('wallLayoutSet'), ...onDisplay, layout: wallLayoutSchema }),
  z.strictObject({
    type: z.literal('tilePlaced'),
    ...onDisplay,
    tile: tileIndexSchema,
    content: tileContentSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('tilesSwapped'), ...onDisplay, from: tileIndexSchema, to: tileIndexSchema }),
  z.strictObject({ type: z.literal('tileEnlarged'), ...onDisplay, tile: tileIndexSchema.nullable() }),
  z.strictObject({ type: z.literal('wallTaken'), ...onWall }),
  z.strictObject({ type: z.literal('wallReleased'), ...onWall }),
  z.strictObject({ type: z.literal('wallAsked'), ...onWall }),
  z.strictObject({ type: z.literal('wallGiven'), ...onWall, to: wallDriverSchema }),
  /** Carries what the scene held, since the scene may change or go later. */
  z.strictObject({
    type: z.literal('sceneApplied'),
    ...onWall,
    sceneId: sceneIdSchema,
    sceneVersion: z.number().int().positive(),
    displays: z.array(sceneDisplaySchema).max(mostDisplays),
  }),
  z.strictObject({ type: z.literal('tourStarted'), ...onWall, tourId: tourIdSchema }),
  z.strictObject({ type: z.literal('tourStopped'), ...onWall }),
  z.strictObject({
    type: z.literal('wallRaised'),
    ...onWall,
    incidentId: incidentIdSchema,
    ruleId: wallRuleIdSchema,
    sceneId: sceneIdSchema.nullable(),
    priority: prioritySchema,
    holdS: z.number().int().positive(),
  }),
  z.strictObject({ type: z.literal('raisedDismissed'), ...onWall, incidentId: incidentIdSchema }),
  z.strictObject({
    type: z.literal('alarmRaisedOnWall'),
    ...onWall,
    alarmGroupId: alarmGroupIdSchema,
    ruleId: wallRuleIdSchema,
    sceneId: sceneIdSchema.nullable(),
    ...alarmPlace,
    priority: prioritySchema,
    holdS: z.number().int().positive(),
  }),
  z.strictObject({ type: z.literal('raisedAlarmDismissed'), ...onWall, alarmGroupId: alarmGroupIdSchema }),
] as const;
export const wallEventSchema = z.discriminatedUnion('type', [...wallEventSchemas]);
export type WallEvent = z.infer<typeof wallEventSchema>;
export const wallEventTypes: readonly WallEvent['type'][] = wallEventSchemas.map((schema) => schema.shape.type.value);
