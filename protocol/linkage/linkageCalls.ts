import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { cameraTierSchema } from '../camera/camera.ts';
import { placeSchema, positionSchema } from '../geometry/place.ts';
import { cameraIdSchema, incidentIdSchema, unitIdSchema } from '../ids.ts';
import { chosenCameraSchema, leftOutCameraSchema } from './linkageChoice.ts';

/** How much ground is the scene, as a radius in metres; higher tiers show more around it (`framedRadiusM`). */
const sceneRadiusSchema = z.number().min(5).max(2000);

const nothing = z.strictObject({});

/** One camera's part of a route, metres from its start. */
const routeStretchSchema = z.strictObject({
  fromM: z.number(),
  toM: z.number(),
  /** The middle of the stretch, where the camera looks. */
  middle: positionSchema,
  camera: chosenCameraSchema,
});

/** An own unit on duty whose way the cameras hand from one to the next. */
const followingSchema = z.strictObject({
  unitId: unitIdSchema,
  incidentId: incidentIdSchema,
  /** Name of who asked for it. */
  by: z.string(),
  since: z.number(),
  /** Where the cameras look now; null until the unit's first position. */
  position: positionSchema.nullable(),
  cameras: z.array(chosenCameraSchema),
  /** How often one camera has taken over from another. */
  handOvers: z.number().int().nonnegative(),
});
export type Following = z.infer<typeof followingSchema>;

/** 三级联动: what may be asked of the cameras of the three tiers together. */
export const linkageCalls = {
  /** Chooses the best cameras of each tier for a place, turns those that turn, and tells which and why. */
  'linkage.lookAt': {
    action: 'lookAtPlace',
    input: z.strictObject({
      place: placeSchema,
      radiusM: sceneRadiusSchema,
      incidentId: incidentIdSchema.exactOptional(),
    }),
    output: z.strictObject({ chosen: z.array(chosenCameraSchema), leftOut: z.array(leftOutCameraSchema) }),
  },
  /** What `linkage.lookAt` would choose and leave out now, and why; turns nothing. */
  'linkage.explain': {
    action: 'readHall',
    input: z.strictObject({ place: placeSchema, radiusM: sceneRadiusSchema }),
    output: z.strictObject({
      chosen: z.array(chosenCameraSchema.pick({ cameraId: true, tier: true, distanceM: true, because: true })),
      leftOut: z.array(leftOutCameraSchema),
    }),
  },
  /** The cameras along a line in its order, each turned to its part of it, and the parts that none sees. */
  'linkage.alongRoute': {
    action: 'lookAtPlace',
    input: z.strictObject({ line: z.array(positionSchema).min(2).max(500), radiusM: sceneRadiusSchema }),
    output: z.strictObject({
      lengthM: z.number(),
      stretches: z.array(routeStretchSchema),
      gaps: z.array(z.strictObject({ fromM: z.number(), toM: z.number() })),
    }),
  },
  /** Keeps the cameras on an own unit as it moves, for as long as `checkFollow` allows. */
  'linkage.followUnit': {
    action: 'lookAtPlace',
    input: z.strictObject({ unitId: unitIdSchema, incidentId: incidentIdSchema }),
    output: followingSchema,
  },
  'linkage.stopFollowing': { action: 'lookAtPlace', input: z.strictObject({ unitId: unitIdSchema }), output: nothing },
  /** Everything that is being followed now; changes come as the notice of the same name. */
  'linkage.following': { action: 'readHall', input: nothing, output: z.array(followingSchema) },
  /** The ground one camera can see, as rings of lon, lat in degrees that lie beside each other. */
  'linkage.viewshed': {
    action: 'readHall',
    input: z.strictObject({ cameraId: cameraIdSchema }),
    output: z.strictObject({
      rings: z.array(z.array(z.tuple([z.number(), z.number()])).min(3)),
      visibleM2: z.number(),
    }),
  },
  /** The ground of the city that no camera of a tier can see, as boxes of west, south, east, north in degrees. */
  'linkage.blindSpots': {
    action: 'readHall',
    input: z.strictObject({ tier: cameraTierSchema }),
    output: z.strictObject({
      cellM: z.number(),
      boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
      /** Of the open ground within the city's bounds, 0 to 1. */
      blindShare: z.number(),
    }),
  },
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export type LinkageCallName = keyof typeof linkageCalls;

export const linkageNotices = {
  /** To seats: the whole list whenever it changed. */
  'linkage.following': z.array(followingSchema),
} as const;
