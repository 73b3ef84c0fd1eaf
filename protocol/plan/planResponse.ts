import { z } from 'zod';
import { agencyIdSchema, cameraIdSchema, incidentIdSchema, planIdSchema, sceneIdSchema, wallIdSchema } from '../ids.ts';
import { rejectionReasonSchema } from '../wire/rejection.ts';

export const checklistItemIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$/, 'not a valid item id');

/** One thing to be done: a step of the checklist, an agency to be informed, a post to be filled. */
export const newResponseItemSchema = z.strictObject({
  id: checklistItemIdSchema,
  kind: z.enum(['task', 'inform', 'post']),
  text: z.string().trim().min(1).max(200),
  agencyId: agencyIdSchema.exactOptional(),
});
export type NewResponseItem = z.infer<typeof newResponseItemSchema>;

export const responseItemSchema = newResponseItemSchema.extend({
  /** Who ticked it and when (the server's milliseconds). */
  done: z.strictObject({ by: z.string(), at: z.number() }).exactOptional(),
});
export type ResponseItem = z.infer<typeof responseItemSchema>;

const sceneOutcomeSchema = z.strictObject({
  wallId: wallIdSchema,
  sceneId: sceneIdSchema,
  /** Why the wall did not show it: the units go out all the same. */
  refused: rejectionReasonSchema.exactOptional(),
});

const accepted = {
  planId: planIdSchema,
  planVersion: z.number().int().positive(),
  planName: z.string(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  broadcast: z.string(),
  cameraIds: z.array(cameraIdSchema),
  scene: sceneOutcomeSchema.nullable(),
};

/** The plan an incident is handled by, as it was accepted, and how far it got. */
export const planResponseSchema = z.strictObject({
  ...accepted,
  items: z.array(responseItemSchema),
  acceptedBy: z.string(),
  acceptedAt: z.number(),
});
export type PlanResponse = z.infer<typeof planResponseSchema>;

/** What happens to an incident by its plan. */
export const planAcceptedSchema = z.strictObject({
  type: z.literal('planAccepted'),
  incidentId: incidentIdSchema,
  ...accepted,
  items: z.array(newResponseItemSchema),
});
export const checklistTickedSchema = z.strictObject({
  type: z.literal('checklistTicked'),
  incidentId: incidentIdSchema,
  itemId: checklistItemIdSchema,
  isDone: z.boolean(),
  text: z.string(),
});
export type PlanResponseEvent = z.infer<typeof planAcceptedSchema> | z.infer<typeof checklistTickedSchema>;
