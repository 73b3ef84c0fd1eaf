import { z } from 'zod';
import { bilingualNameSchema } from '../area/area.ts';
import { cameraTierSchema } from '../camera/camera.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { cameraIdSchema, unitIdSchema } from '../ids.ts';
import { assignmentStatusSchema } from '../incident/incident.ts';
import { roadBlockSchema } from '../roads/roadBlock.ts';

/** What a unit is shown around the scene of its own incident, asked for when its map is open. */
export const fieldSceneSchema = z.strictObject({
  /** Other units sent to the same incident and on duty; a position that is old is left out. */
  others: z.array(
    z.strictObject({
      unitId: unitIdSchema,
      callSign: bilingualNameSchema,
      status: assignmentStatusSchema,
      position: z.strictObject({ lon: lonSchema, lat: latSchema, at: z.number() }).nullable(),
    }),
  ),
  closures: z.array(roadBlockSchema),
  /** The cameras linkage chose, nearest first, for a unit that is under way or at the scene; else none. */
  cameras: z.array(
    z.strictObject({
      cameraId: cameraIdSchema,
      name: z.string(),
      tier: cameraTierSchema,
      lon: lonSchema,
      lat: latSchema,
      distanceM: z.number(),
    }),
  ),
});
export type FieldScene = z.infer<typeof fieldSceneSchema>;
