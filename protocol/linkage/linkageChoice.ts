import { z } from 'zod';
import { cameraTierSchema } from '../camera/camera.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { cameraIdSchema } from '../ids.ts';
import { linkedCameraSchema } from '../incident/incident.ts';

/** Why a camera that could see the place was not chosen. */
export const leftOutReasons = [
  'outOfRange',
  'hidden',
  'outsideLimits',
  'masked',
  'tooClose',
  'offline',
  'held',
  'fartherThanChosen',
  'poorerView',
] as const;

/** What speaks for a camera: nobody else has it, nothing is in its way, and this is how it sees the place. */
export const chosenCameraSchema = linkedCameraSchema.extend({
  because: z.strictObject({
    /** 1 is the best of its tier. */
    rank: z.number().int().positive(),
    /** Of the picture at the place. */
    pixelsPerMetre: z.number(),
    /** How steeply it looks down, degrees below the horizon. */
    viewAngleDeg: z.number(),
  }),
});
export type ChosenCamera = z.infer<typeof chosenCameraSchema>;

export const leftOutCameraSchema = z.strictObject({
  cameraId: cameraIdSchema,
  tier: cameraTierSchema,
  distanceM: z.number(),
  reason: z.enum(leftOutReasons),
  /** How far it can usefully see, where that is the reason. */
  rangeM: z.number().exactOptional(),
  /** What hides the place, and how far that stands from the camera. */
  hiddenBy: z
    .strictObject({
      kind: z.enum(['building', 'terrain']),
      distanceM: z.number(),
      heightM: z.number(),
      lon: lonSchema,
      lat: latSchema,
    })
    .exactOptional(),
  /** Name of the person who holds it. */
  heldBy: z.string().exactOptional(),
});
export type LeftOutCamera = z.infer<typeof leftOutCameraSchema>;
