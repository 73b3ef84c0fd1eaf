import { z } from 'zod';
import { agencyIdSchema, areaIdSchema, unitIdSchema } from '../ids.ts';
import { bilingualNameSchema } from '../area/area.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';

export const unitKinds = ['police', 'fire', 'ambulance', 'urban', 'water', 'grid', 'rescue'] as const;
export const unitKindSchema = z.enum(unitKinds);
export type UnitKind = z.infer<typeof unitKindSchema>;

export const unitSchema = z.strictObject({
  id: unitIdSchema,
  callSign: bilingualNameSchema,
  kind: unitKindSchema,
  skills: z.array(z.string().min(1).max(40)),
  vehicle: z.string().max(40).nullable(),
  agencyId: agencyIdSchema,
  areaId: areaIdSchema,
  home: z.strictObject({ lon: lonSchema, lat: latSchema }),
});
export type Unit = z.infer<typeof unitSchema>;
