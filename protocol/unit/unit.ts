import { z } from 'zod';
import { agencyIdSchema, areaIdSchema, unitIdSchema } from '../ids.ts';
import { bilingualNameSchema } from '../area/area.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';

export const unitKinds = ['police', 'fire', 'ambulance', 'urban', 'water', 'grid', 'rescue'] as const;
export const unitKindSchema = z.enum(unitKinds);
export type UnitKind = z.infer<typeof unitKindSchema>;

/** What a unit drives, as plans ask for it; `vehicle` is what it is called. */
export const vehicleKinds = [
  'patrolCar',
  'motorcycle',
  'waterTanker',
  'ladderTruck',
  'foamTruck',
  'rescueTruck',
  'ambulance',
  'pumpTruck',
  'boat',
  'serviceCar',
] as const;
export const vehicleKindSchema = z.enum(vehicleKinds);
export type VehicleKind = z.infer<typeof vehicleKindSchema>;

export const unitSchema = z.strictObject({
  id: unitIdSchema,
  callSign: bilingualNameSchema,
  kind: unitKindSchema,
  skills: z.array(z.string().min(1).max(40)),
  vehicle: z.string().max(40).nullable(),
  vehicleKind: vehicleKindSchema.exactOptional(),
  agencyId: agencyIdSchema,
  areaId: areaIdSchema,
  home: z.strictObject({ lon: lonSchema, lat: latSchema }),
});
export type Unit = z.infer<typeof unitSchema>;
