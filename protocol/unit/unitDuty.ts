import { z } from 'zod';
import { shiftIdSchema, unitIdSchema } from '../ids.ts';
import { crewSchema, skillsSchema } from '../roster/roster.ts';

/** Who came with what, where it was said: the crew's names, the vehicle it really took, what it can do today, until when. */
const presentShape = {
  shiftId: shiftIdSchema.exactOptional(),
  crew: crewSchema.exactOptional(),
  vehicle: z.string().trim().min(1).max(40).exactOptional(),
  /** What those who came can do; without it what the directory says of the unit holds. */
  skills: skillsSchema.exactOptional(),
  /** When the crew means to end, milliseconds since 1970 UTC. */
  endAt: z.number().int().positive().exactOptional(),
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
