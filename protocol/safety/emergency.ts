import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { positionSchema } from '../geometry/place.ts';
import { assignmentIdSchema, emergencyIdSchema, incidentIdSchema, unitIdSchema } from '../ids.ts';

/** button: pressed; manDown: the phone fell and lay still; welfare: no answer to two questions; voice: heard by a desk. */
const emergencyCauseSchema = z.enum(['button', 'manDown', 'welfare', 'voice']);

const duringSchema = z.strictObject({ incidentId: incidentIdSchema, assignmentId: assignmentIdSchema });

const stampedSchema = z.strictObject({ at: z.number(), by: actorSchema });

/** A unit in danger: raised, acknowledged by a desk, ended with a reason. */
export const emergencySchema = z.strictObject({
  id: emergencyIdSchema,
  unitId: unitIdSchema,
  cause: emergencyCauseSchema,
  /** Where the unit was when it was raised; null when nobody knows. */
  position: positionSchema.nullable(),
  /** The assignment it was on, whose talkgroup is the one to call it in. */
  during: duringSchema.nullable(),
  raised: stampedSchema,
  acknowledged: stampedSchema.nullable(),
  ended: stampedSchema.extend({ reason: z.string() }).nullable(),
});
export type Emergency = z.infer<typeof emergencySchema>;

export const raiseEmergencySchema = z.strictObject({
  type: z.literal('raiseEmergency'),
  emergencyId: emergencyIdSchema,
  unitId: unitIdSchema,
  cause: z.enum(['button', 'manDown', 'voice']),
  position: positionSchema.nullable(),
});
export const acknowledgeEmergencySchema = z.strictObject({
  type: z.literal('acknowledgeEmergency'),
  emergencyId: emergencyIdSchema,
});
export const endEmergencySchema = z.strictObject({
  type: z.literal('endEmergency'),
  emergencyId: emergencyIdSchema,
  reason: z.string().trim().min(1).max(500),
});
export const emergencyCommandSchemas = [raiseEmergencySchema, acknowledgeEmergencySchema, endEmergencySchema] as const;
export const emergencyCommandSchema = z.discriminatedUnion('type', [...emergencyCommandSchemas]);
export type EmergencyCommand = z.infer<typeof emergencyCommandSchema>;

/** The incident stands inside `during`: an emergency is the unit's, whatever becomes of the incident. */
export const emergencyEventSchemas = [
  z.strictObject({
    type: z.literal('emergencyRaised'),
    emergencyId: emergencyIdSchema,
    unitId: unitIdSchema,
    cause: emergencyCauseSchema,
    position: positionSchema.nullable(),
    during: duringSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('emergencyAcknowledged'), emergencyId: emergencyIdSchema, unitId: unitIdSchema }),
  z.strictObject({
    type: z.literal('emergencyEnded'),
    emergencyId: emergencyIdSchema,
    unitId: unitIdSchema,
    reason: z.string(),
  }),
] as const;
export const emergencyEventSchema = z.discriminatedUnion('type', [...emergencyEventSchemas]);
export type EmergencyEvent = z.infer<typeof emergencyEventSchema>;
