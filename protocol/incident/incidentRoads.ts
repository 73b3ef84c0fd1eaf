import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { agencyIdSchema, assignmentIdSchema, incidentIdSchema, urgeIdSchema } from '../ids.ts';

/** What the side roads of the lifecycle leave on an incident. Times in the server's milliseconds since 1970 UTC. */

/** 挂账: who put it aside, why and until when, and the status it goes back to. */
export const parkedSchema = z.strictObject({
  from: z.enum(['accepted', 'open', 'reportedBack']),
  reason: z.string(),
  until: z.number().nullable(),
  by: actorSchema,
  at: z.number(),
});

/** 延期: the latest request for more time; only a granted one moves the deadline. */
export const extensionSchema = z.strictObject({
  state: z.enum(['asked', 'granted', 'refused']),
  until: z.number(),
  reason: z.string(),
  askedBy: actorSchema,
  askedAt: z.number(),
  answer: z.strictObject({ by: actorSchema, at: z.number(), text: z.string() }).exactOptional(),
});
export type Extension = z.infer<typeof extensionSchema>;

/** 移交: the latest hand-over to another agency; only an accepted one changes who leads. */
export const handOffSchema = z.strictObject({
  state: z.enum(['asked', 'accepted', 'refused', 'timedOut']),
  toAgencyId: agencyIdSchema,
  /** Null when the hall itself led. */
  fromAgencyId: agencyIdSchema.nullable(),
  reason: z.string(),
  /** Unanswered by then it goes back to the sender. */
  answerDue: z.number(),
  askedBy: actorSchema,
  askedAt: z.number(),
  answer: z.strictObject({ by: actorSchema, at: z.number(), text: z.string() }).exactOptional(),
});
export type HandOff = z.infer<typeof handOffSchema>;

/** 并案: where it went, the status it would go back to, and which of its running assignments went along. */
export const mergedIntoSchema = z.strictObject({
  incidentId: incidentIdSchema,
  from: z.enum(['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'returned', 'parked']),
  reason: z.string(),
  assignmentIds: z.array(assignmentIdSchema),
  by: actorSchema,
  at: z.number(),
});

/** 督办: a supervisor's urging and its receipt. */
export const urgeSchema = z.strictObject({
  id: urgeIdSchema,
  text: z.string(),
  by: actorSchema,
  at: z.number(),
  answer: z.strictObject({ by: actorSchema, at: z.number(), text: z.string() }).exactOptional(),
});
export type Urge = z.infer<typeof urgeSchema>;
