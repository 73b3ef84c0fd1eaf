import { z } from 'zod';
import { shiftIdSchema, unitIdSchema } from '../ids.ts';
import { crewSchema, skillsSchema } from '../roster/roster.ts';
import { vehicleKindSchema } from './unit.ts';

/** Who came with what, where it was said: the crew's names, the vehicle it really took, what it can do today, until when. */
const presentShape = {
  shiftId: shiftIdSchema.exactOptional(),
  crew: crewSchema.exactOptional(),
  /** Null is on foot; without it what the directory says of the unit holds. */
  vehicle: z.string().trim().min(1).max(40).nullable().exactOptional(),
  /** What that vehicle is, where it is of another kind than the unit's own. */
  vehicleKind: vehicleKindSchema.exactOptional(),
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
  /** Who said last on duty that it is otherwise. */
  changed: z.strictObject({ by: z.string(), at: z.number() }).exactOptional(),
});
export type UnitDuty = z.infer<typeof unitDutySchema>;

export const startDutySchema = z.strictObject({
  type: z.literal('startDuty'),
  unitId: unitIdSchema,
  ...presentShape,
});
export const endDutySchema = z.strictObject({ type: z.literal('endDuty'), unitId: unitIdSchema });
/** What is said anew; the rest stays. An `endAt` of null is the shift's end, or an open one. */
const changedShape = {
  crew: presentShape.crew,
  vehicle: presentShape.vehicle,
  vehicleKind: presentShape.vehicleKind,
  skills: presentShape.skills,
  endAt: z.number().int().positive().nullable().exactOptional(),
};
export const changeDutySchema = z.strictObject({
  type: z.literal('changeDuty'),
  unitId: unitIdSchema,
  ...changedShape,
});
export const unitCommandSchemas = [startDutySchema, endDutySchema, changeDutySchema] as const;
export const unitCommandSchema = z.discriminatedUnion('type', [...unitCommandSchemas]);
export type UnitCommand = z.infer<typeof unitCommandSchema>;

export const unitEventSchemas = [
  z.strictObject({ type: z.literal('dutyStarted'), unitId: unitIdSchema, ...presentShape }),
  z.strictObject({ type: z.literal('dutyEnded'), unitId: unitIdSchema }),
  z.strictObject({ type: z.literal('dutyChanged'), unitId: unitIdSchema, ...changedShape }),
] as const;
export const unitEventSchema = z.discriminatedUnion('type', [...unitEventSchemas]);
export type UnitEvent = z.infer<typeof unitEventSchema>;
