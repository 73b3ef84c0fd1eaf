import { z } from 'zod';
import { unitIdSchema } from '../ids.ts';

/** A unit's duty in the live state; what the unit is stands in the directory. `since` in ms since 1970 UTC. */
export const unitDutySchema = z.strictObject({
  unitId: unitIdSchema,
  onDuty: z.boolean(),
  since: z.number(),
});

export const startDutySchema = z.strictObject({ type: z.literal('startDuty'), unitId: unitIdSchema });
export const endDutySchema = z.strictObject({ type: z.literal('endDuty'), unitId: unitIdSchema });
export const unitCommandSchemas = [startDutySchema, endDutySchema] as const;
export const unitCommandSchema = z.discriminatedUnion('type', [...unitCommandSchemas]);
export type UnitCommand = z.infer<typeof unitCommandSchema>;

export const unitEventSchemas = [
  z.strictObject({ type: z.literal('dutyStarted'), unitId: unitIdSchema }),
  z.strictObject({ type: z.literal('dutyEnded'), unitId: unitIdSchema }),
] as const;
export const unitEventSchema = z.discriminatedUnion('type', [...unitEventSchemas]);
export type UnitEvent = z.infer<typeof unitEventSchema>;
