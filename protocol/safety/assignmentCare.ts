import { z } from 'zod';
import { positionSchema } from '../geometry/place.ts';
import { assignmentIdSchema, emergencyIdSchema, incidentIdSchema, unitIdSchema } from '../ids.ts';

const onAssignment = { incidentId: incidentIdSchema, assignmentId: assignmentIdSchema };
const ofAssignment = { ...onAssignment, unitId: unitIdSchema };

/** How far an order got that nobody acknowledged. */
export const deliveryCauseSchema = z.enum(['notDelivered', 'deliveredNotSeen', 'seenNotAcknowledged', 'offDuty']);
export type DeliveryCause = z.infer<typeof deliveryCauseSchema>;

const passedOnSchema = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('dispatched'), unitId: unitIdSchema }),
  z.strictObject({ how: z.literal('proposed'), unitId: unitIdSchema }),
  z.strictObject({ how: z.literal('voice') }),
  /** Another unit was wanted and none is on duty. */
  z.strictObject({ how: z.literal('nobody') }),
]);
export type PassedOn = z.infer<typeof passedOnSchema>;

/** How far the ladder was climbed for an assignment; milliseconds since 1970 UTC. */
export const assignmentDeliverySchema = z.strictObject({
  realertedAt: z.number().exactOptional(),
  warned: z.strictObject({ at: z.number(), cause: deliveryCauseSchema }).exactOptional(),
  passedOn: z.strictObject({ at: z.number(), to: passedOnSchema }).exactOptional(),
});

/** well: counted from `at`; asked and askedAgain: an answer is awaited since `at`; mayday: none came. */
export const assignmentWelfareSchema = z.strictObject({
  status: z.enum(['well', 'asked', 'askedAgain', 'mayday']),
  at: z.number(),
});

/** Issued by the server alone: what the ladder and the welfare rule make due. */
export const realertAssignmentSchema = z.strictObject({ type: z.literal('realertAssignment'), ...onAssignment });
export const warnDeliverySchema = z.strictObject({ type: z.literal('warnDelivery'), ...onAssignment });
export const passOnAssignmentSchema = z.strictObject({
  type: z.literal('passOnAssignment'),
  ...onAssignment,
  to: passedOnSchema,
  /** The id of the new assignment where one is sent. */
  nextAssignmentId: assignmentIdSchema.exactOptional(),
});
export const askWelfareSchema = z.strictObject({ type: z.literal('askWelfare'), ...onAssignment });
export const raiseMaydaySchema = z.strictObject({
  type: z.literal('raiseMayday'),
  ...onAssignment,
  emergencyId: emergencyIdSchema,
  /** Where the unit was heard last. */
  position: positionSchema.nullable(),
});
/** "I am well": by the unit, or by a dispatcher who heard it. */
export const answerWelfareSchema = z.strictObject({ type: z.literal('answerWelfare'), ...onAssignment });

export const assignmentCareCommandSchemas = [
  realertAssignmentSchema,
  warnDeliverySchema,
  passOnAssignmentSchema,
  askWelfareSchema,
  raiseMaydaySchema,
  answerWelfareSchema,
] as const;
export const assignmentCareCommandSchema = z.discriminatedUnion('type', [...assignmentCareCommandSchemas]);
export type AssignmentCareCommand = z.infer<typeof assignmentCareCommandSchema>;

/** Part of their incident's log, like every other step of an assignment. */
export const assignmentCareEventSchemas = [
  z.strictObject({ type: z.literal('assignmentRealerted'), ...ofAssignment }),
  z.strictObject({ type: z.literal('deliveryWarned'), ...ofAssignment, cause: deliveryCauseSchema }),
  z.strictObject({ type: z.literal('assignmentPassedOn'), ...ofAssignment, to: passedOnSchema }),
  /** `round` is 1, then 2 for the louder one. */
  z.strictObject({ type: z.literal('welfareAsked'), ...ofAssignment, round: z.union([z.literal(1), z.literal(2)]) }),
  z.strictObject({ type: z.literal('welfareAnswered'), ...ofAssignment }),
  z.strictObject({ type: z.literal('maydayRaised'), ...ofAssignment }),
] as const;
export const assignmentCareEventSchema = z.discriminatedUnion('type', [...assignmentCareEventSchemas]);
export type AssignmentCareEvent = z.infer<typeof assignmentCareEventSchema>;
