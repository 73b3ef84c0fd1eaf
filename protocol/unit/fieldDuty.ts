import { z } from 'zod';
import { shiftSchema } from '../roster/roster.ts';
import { unitSchema } from './unit.ts';

/** A planned shift of the unit itself, as its crew needs it. */
const fieldShiftSchema = shiftSchema.pick({
  id: true,
  startAt: true,
  endAt: true,
  crew: true,
  vehicle: true,
  skills: true,
});

/** What a crew is asked at the start of its duty is filled in from this: what the unit is, and what is planned for it. */
export const fieldDutySchema = z.strictObject({
  unit: unitSchema.pick({ id: true, callSign: true, skills: true, vehicle: true, vehicleKind: true }),
  /** The one it serves under, or the one that duty begun now would belong to. */
  shift: fieldShiftSchema.nullable(),
  /** The next one after that. */
  next: fieldShiftSchema.nullable(),
});
export type FieldDuty = z.infer<typeof fieldDutySchema>;

export const fieldDutyCalls = {
  'field.duty': { action: 'readOwnAssignments', input: z.strictObject({}), output: fieldDutySchema },
} as const;
