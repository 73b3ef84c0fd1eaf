import { z } from 'zod';
import { shiftIdSchema, unitIdSchema } from '../ids.ts';
import { crewSchema } from '../roster/roster.ts';

/** Who came with what, where it was said: the crew's names and the vehicle it really took. */
const presentShape = {
  shiftId: shiftIdSchema.exactOptional(),
  crew: crewSchema.exactOptional(),
  vehicle: z.string().trim().min(1).max(40).exactOptional(),
};

/** A unit's duty in the live state; what the unit is stands in the directory. `since` in ms since 1970 UTC. */
export const unitDutySchema = z.strictObject({
  unitId: unitIdSchema,
  onDuty: z.boolean(),
  since: z.number(),
  ...presentShape,
});
export type UnitDuty = z.infer<typeof unitDutySchema>;

export const startDutySchema = z.strictObject({
  type: z.literal('startDuty'),
  unitId: unitIdSchema,
  ...presentShape,
});
export const endDutySchema = z.strictObject({ type: z.literal('endDuty'), unitId: unitIdSchema });
export const unitCommandSchemas = [startDutySchema, endDutySchema] as const;
export const unitCommandSchema = z.discriminatedUnion('type', [...unitCommandSchemas]);
export type UnitCommand = z.infer<typeof unitCommandSchema>;

export const unitEventSchemas = [
  z.strictObject({ type: z.literal('dutyStarted'), unitId: unitIdSchema, ...presentShape }),
  z.strictObject({ type: z.literal('dutyEnded'), unitId: unitIdSchema }),
] as const;
export const unitEventSchema = z.discriminatedUnion('type', [...unitEventSchemas]);
export type UnitEvent = z.infer<typeof unitEventSchema>;

/** Whoever leaves duty takes crew and vehicle along. */
export function dutyAfter(event: UnitEvent, at: number): UnitDuty {
  const { type, ...duty } = event;
  return { ...duty, onDuty: type === 'dutyStarted', since: at };
}
