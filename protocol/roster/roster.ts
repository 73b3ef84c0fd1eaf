import { z } from 'zod';
import { shiftIdSchema, unitIdSchema } from '../ids.ts';

/** Names of responders who serve, as the roster and the crew itself write them. */
export const crewSchema = z.array(z.string().trim().min(1).max(40)).max(12);
const skillsSchema = z.array(z.string().trim().min(1).max(40)).max(20);
const vehicleSchema = z.string().trim().min(1).max(40).nullable();

/** What is planned. Moments in milliseconds since 1970 UTC. */
export const shiftPlanSchema = z.strictObject({
  unitId: unitIdSchema,
  startAt: z.number().int().positive(),
  endAt: z.number().int().positive(),
  crew: crewSchema,
  /** What it is to drive; null is on foot. */
  vehicle: vehicleSchema,
  skills: skillsSchema,
});
export type ShiftPlan = z.infer<typeof shiftPlanSchema>;

export const shiftSchema = shiftPlanSchema.extend({
  id: shiftIdSchema,
  version: z.number().int().positive(),
  plannedBy: z.string(),
  /** When duty really began and ended under it. */
  startedAt: z.number().exactOptional(),
  endedAt: z.number().exactOptional(),
  cancelled: z.strictObject({ by: z.string(), at: z.number(), reason: z.string() }).exactOptional(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const rosterCommandSchemas = [
  z.strictObject({ type: z.literal('planShift'), shiftId: shiftIdSchema, plan: shiftPlanSchema }),
  z.strictObject({
    type: z.literal('changeShift'),
    shiftId: shiftIdSchema,
    expect: z.number().int().positive(),
    plan: shiftPlanSchema,
  }),
  z.strictObject({
    type: z.literal('cancelShift'),
    shiftId: shiftIdSchema,
    expect: z.number().int().positive(),
    reason: z.string().trim().min(1).max(200),
  }),
] as const;
export type RosterCommand = z.infer<(typeof rosterCommandSchemas)[number]>;

export const rosterEventSchemas = [
  z.strictObject({ type: z.literal('shiftPlanned'), shiftId: shiftIdSchema, plan: shiftPlanSchema }),
  z.strictObject({ type: z.literal('shiftChanged'), shiftId: shiftIdSchema, plan: shiftPlanSchema }),
  z.strictObject({
    type: z.literal('shiftCancelled'),
    shiftId: shiftIdSchema,
    unitId: unitIdSchema,
    reason: z.string(),
  }),
] as const;
export type RosterEvent = z.infer<(typeof rosterEventSchemas)[number]>;

/** Longest shift, and most of them in the state; those long over leave it. */
export const longestShiftMs = 36 * 3_600_000;
export const mostShifts = 5_000;
