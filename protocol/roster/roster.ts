import { z } from 'zod';
import { shiftIdSchema, unitIdSchema } from '../ids.ts';

const crewNameSchema = z.string().trim().min(1).max(40);
/** Names of responders who serve, as the roster and the crew itself write them. */
export const crewSchema = z.array(crewNameSchema).max(12);
export const skillsSchema = z.array(z.string().trim().min(1).max(40)).max(20);
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

const reasonSchema = z.string().trim().min(1).max(200);

/** How it stood before a change; who changed it, when and why. */
export const shiftChangeSchema = z.strictObject({
  by: z.string(),
  at: z.number(),
  reason: z.string(),
  before: shiftPlanSchema,
});

export const shiftSchema = shiftPlanSchema.extend({
  id: shiftIdSchema,
  version: z.number().int().positive(),
  plannedBy: z.string(),
  /** When duty really began and ended under it. */
  startedAt: z.number().exactOptional(),
  endedAt: z.number().exactOptional(),
  /** The latest changes, oldest first; all of them stand in the journal. */
  changes: z.array(shiftChangeSchema).exactOptional(),
  cancelled: z.strictObject({ by: z.string(), at: z.number(), reason: z.string() }).exactOptional(),
});
export type Shift = z.infer<typeof shiftSchema>;

/** One person of a shift as the seat saw it. */
const crewPlaceSchema = z.strictObject({
  shiftId: shiftIdSchema,
  expect: z.number().int().positive(),
  name: crewNameSchema,
});

export const rosterCommandSchemas = [
  z.strictObject({ type: z.literal('planShift'), shiftId: shiftIdSchema, plan: shiftPlanSchema }),
  z.strictObject({
    type: z.literal('changeShift'),
    shiftId: shiftIdSchema,
    expect: z.number().int().positive(),
    plan: shiftPlanSchema,
    reason: reasonSchema.exactOptional(),
  }),
  /** Two people of two shifts serve in each other's place. */
  z.strictObject({
    type: z.literal('swapCrew'),
    first: crewPlaceSchema,
    second: crewPlaceSchema,
    reason: reasonSchema,
  }),
  z.strictObject({
    type: z.literal('cancelShift'),
    shiftId: shiftIdSchema,
    expect: z.number().int().positive(),
    reason: reasonSchema,
  }),
] as const;
export type RosterCommand = z.infer<(typeof rosterCommandSchemas)[number]>;

/** Who leaves this shift for the other one. */
const swappedSchema = z.strictObject({ shiftId: shiftIdSchema, name: z.string() });

export const rosterEventSchemas = [
  z.strictObject({ type: z.literal('shiftPlanned'), shiftId: shiftIdSchema, plan: shiftPlanSchema }),
  z.strictObject({
    type: z.literal('shiftChanged'),
    shiftId: shiftIdSchema,
    plan: shiftPlanSchema,
    reason: z.string().exactOptional(),
  }),
  z.strictObject({ type: z.literal('crewSwapped'), first: swappedSchema, second: swappedSchema, reason: z.string() }),
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
export const keptChanges = 8;
