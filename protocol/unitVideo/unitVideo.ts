import { z } from 'zod';
import { viewPurposeSchema } from '../access/role.ts';
import { assignmentIdSchema, incidentIdSchema, unitIdSchema } from '../ids.ts';

/** Why a unit's video is not (or no longer) there. */
export const unitVideoEnds = [
  'stopped',
  'hidden',
  'cameraLost',
  'lineLost',
  'assignmentOver',
  'offDuty',
  'replaced',
  'declined',
] as const;
export const unitVideoEndSchema = z.enum(unitVideoEnds);
export type UnitVideoEnd = z.infer<typeof unitVideoEndSchema>;

/** How a unit's phone video stands; a unit that never sent nor was asked has none. Times are server milliseconds. */
export const unitVideoStateSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('asked'), at: z.number(), byName: z.string() }),
  z.strictObject({
    phase: z.literal('sending'),
    since: z.number(),
    incidentId: incidentIdSchema,
    assignmentId: assignmentIdSchema,
  }),
  z.strictObject({ phase: z.literal('ended'), at: z.number(), reason: unitVideoEndSchema }),
]);
export type UnitVideoState = z.infer<typeof unitVideoStateSchema>;

/** What the audit log keeps: who was asked, who sent, who looked and why. */
export const unitVideoAuditSchemas = [
  z.strictObject({ type: z.literal('unitVideoAsked'), unitId: unitIdSchema }),
  z.strictObject({ type: z.literal('unitVideoStarted'), unitId: unitIdSchema, incidentId: incidentIdSchema }),
  z.strictObject({
    type: z.literal('unitVideoEnded'),
    unitId: unitIdSchema,
    incidentId: incidentIdSchema,
    reason: unitVideoEndSchema,
    durationMs: z.number().nonnegative(),
  }),
  z.strictObject({
    type: z.literal('unitVideoViewed'),
    unitId: unitIdSchema,
    incidentId: incidentIdSchema,
    purpose: viewPurposeSchema,
  }),
] as const;
