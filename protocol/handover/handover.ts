import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import {
  agencyIdSchema,
  cameraIdSchema,
  emergencyIdSchema,
  handoverIdSchema,
  incidentIdSchema,
  unitIdSchema,
} from '../ids.ts';
import { incidentStatusSchema, incidentTypeSchema, prioritySchema } from '../incident/incident.ts';

const incidentLineSchema = z.strictObject({
  incidentId: incidentIdSchema,
  number: z.number().int(),
  type: incidentTypeSchema,
  priority: prioritySchema,
  status: incidentStatusSchema,
  summary: z.string(),
});

/**
 * What the one who leaves has to tell the one who comes, made from the state and nothing else. Lists are cut at a length a
 * person can still read; the counts say how many there are. Moments in milliseconds since 1970 UTC.
 */
export const handoverSummarySchema = z.strictObject({
  /** The journal's end it speaks of. */
  throughSeq: z.number().int().nonnegative(),
  since: z.number(),
  at: z.number(),
  open: z.array(incidentLineSchema),
  openCount: z.number().int(),
  /** Clocks in the red, the longest overdue first. */
  overdue: z.array(z.strictObject({ incidentId: incidentIdSchema, number: z.number().int(), dueAt: z.number() })),
  /** More time asked for or granted: somebody was told when it will be done. */
  promised: z.array(
    z.strictObject({
      incidentId: incidentIdSchema,
      number: z.number().int(),
      until: z.number(),
      isGranted: z.boolean(),
      reason: z.string(),
    }),
  ),
  parked: z.array(
    z.strictObject({
      incidentId: incidentIdSchema,
      number: z.number().int(),
      until: z.number().nullable(),
      reason: z.string(),
    }),
  ),
  handOffs: z.array(
    z.strictObject({
      incidentId: incidentIdSchema,
      number: z.number().int(),
      toAgencyId: agencyIdSchema,
      answerDue: z.number(),
    }),
  ),
  /** Urged by a supervisor and not answered. */
  urged: z.array(z.strictObject({ incidentId: incidentIdSchema, number: z.number().int(), text: z.string() })),
  unitsOut: z.array(
    z.strictObject({
      unitId: unitIdSchema,
      incidentId: incidentIdSchema,
      number: z.number().int(),
      status: z.enum(['sent', 'enRoute', 'onScene']),
    }),
  ),
  unitsOnDuty: z.number().int(),
  lateUnitIds: z.array(unitIdSchema),
  emergencies: z.array(z.strictObject({ emergencyId: emergencyIdSchema, unitId: unitIdSchema, at: z.number() })),
  brokenCameraIds: z.array(cameraIdSchema),
  brokenCameraCount: z.number().int(),
  /** What people wrote since then. */
  notes: z.array(z.strictObject({ at: z.number(), number: z.number().int(), name: z.string(), text: z.string() })),
});
export type HandoverSummary = z.infer<typeof handoverSummarySchema>;

export const handoverSchema = z.strictObject({
  id: handoverIdSchema,
  outgoing: actorSchema,
  signedAt: z.number(),
  notes: z.string(),
  summary: handoverSummarySchema,
  accepted: z.strictObject({ by: actorSchema, at: z.number(), remark: z.string() }).exactOptional(),
});
export type Handover = z.infer<typeof handoverSchema>;

export const handoverCommandSchemas = [
  z.strictObject({
    type: z.literal('signHandover'),
    handoverId: handoverIdSchema,
    notes: z.string().trim().max(4000),
  }),
  z.strictObject({
    type: z.literal('acceptHandover'),
    handoverId: handoverIdSchema,
    remark: z.string().trim().max(1000),
  }),
] as const;
export type HandoverCommand = z.infer<(typeof handoverCommandSchemas)[number]>;

export const handoverEventSchemas = [
  z.strictObject({
    type: z.literal('handoverSigned'),
    handoverId: handoverIdSchema,
    notes: z.string(),
    summary: handoverSummarySchema,
  }),
  z.strictObject({ type: z.literal('handoverAccepted'), handoverId: handoverIdSchema, remark: z.string() }),
] as const;
export type HandoverEvent = z.infer<(typeof handoverEventSchemas)[number]>;
