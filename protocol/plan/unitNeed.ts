import { z } from 'zod';
import { agencyIdSchema } from '../ids.ts';
import { unitKindSchema, vehicleKindSchema, type Unit } from '../unit/unit.ts';

/** So many units of which each meets all that is named. */
export const unitNeedSchema = z.strictObject({
  count: z.number().int().min(1).max(50),
  kind: unitKindSchema.exactOptional(),
  skill: z.string().min(1).max(40).exactOptional(),
  vehicleKind: vehicleKindSchema.exactOptional(),
  agencyId: agencyIdSchema.exactOptional(),
});
export type UnitNeed = z.infer<typeof unitNeedSchema>;

/** What of a need a unit lacks; null when it meets it. */
export function lackOf(unit: Unit, need: UnitNeed): 'kind' | 'agency' | 'skill' | 'vehicle' | null {
  if (need.kind !== undefined && unit.kind !== need.kind) return 'kind';
  if (need.agencyId !== undefined && unit.agencyId !== need.agencyId) return 'agency';
  if (need.skill !== undefined && !unit.skills.includes(need.skill)) return 'skill';
  if (need.vehicleKind !== undefined && unit.vehicleKind !== need.vehicleKind) return 'vehicle';
  return null;
}
