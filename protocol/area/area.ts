import { z } from 'zod';
import { agencyIdSchema, areaIdSchema } from '../ids.ts';
import { positionSchema } from '../geometry/place.ts';

/** The five levels that share one hall, from the city down to the grid. */
export const areaLevels = ['city', 'county', 'township', 'village', 'grid'] as const;
export const areaLevelSchema = z.enum(areaLevels);
export type AreaLevel = z.infer<typeof areaLevelSchema>;

/** A name in the two languages of the interface. */
export const bilingualNameSchema = z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) });

export const areaSchema = z.strictObject({
  id: areaIdSchema,
  level: areaLevelSchema,
  parentId: areaIdSchema.nullable(),
  name: bilingualNameSchema,
  centre: positionSchema,
  /** Outer ring, closed, [lon, lat] in degrees. */
  ring: z.array(z.tuple([z.number(), z.number()])).min(4),
});
export type Area = z.infer<typeof areaSchema>;

export const agencySchema = z.strictObject({
  id: agencyIdSchema,
  name: bilingualNameSchema,
});
export type Agency = z.infer<typeof agencySchema>;
