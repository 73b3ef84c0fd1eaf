import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { placeSchema } from '../geometry/place.ts';
import { incidentIdSchema } from '../ids.ts';
import { chosenCameraSchema, leftOutCameraSchema } from './linkageChoice.ts';

/** How much ground may be asked to be framed, as a radius in metres. */
export const sceneRadiusSchema = z.number().min(5).max(2000);

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
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;
