import { z } from 'zod';
import { agencySchema, areaSchema } from '../area/area.ts';
import { cameraSchema } from '../camera/camera.ts';
import { lonSchema, latSchema } from '../geometry/place.ts';
import { unitSchema } from '../unit/unit.ts';

export const namedPlaceSchema = z.strictObject({
  name: z.string(),
  nameEn: z.string(),
  /** First letters of the pinyin, lower case, for search. */
  initials: z.string(),
  kind: z.string(),
  lon: lonSchema,
  lat: latSchema,
});
export type NamedPlace = z.infer<typeof namedPlaceSchema>;

/** What stands in the city: bulk data beside the journal, fetched as one compressed file from GET /api/directory. */
export const directorySchema = z.strictObject({
  version: z.string(),
  city: z.strictObject({
    name: z.strictObject({ zh: z.string(), en: z.string() }),
    centre: z.strictObject({ lon: lonSchema, lat: latSchema }),
    /** West, south, east, north in degrees. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
  areas: z.array(areaSchema),
  agencies: z.array(agencySchema),
  cameras: z.array(cameraSchema),
  units: z.array(unitSchema),
  places: z.array(namedPlaceSchema),
});
export type Directory = z.infer<typeof directorySchema>;
