import { z } from 'zod';
import { accountIdSchema, agencyIdSchema, areaIdSchema, seatIdSchema, unitIdSchema } from '../ids.ts';

/** The seats of the hall, the field unit, the three separate administrators, and the server itself. */
export const roles = [
  'callTaker',
  'videoOperator',
  'dispatcher',
  'supervisor',
  'dutyLeader',
  'auditor',
  'systemAdministrator',
  'securityAdministrator',
  'fieldUnit',
  'system',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** By which the server stands in the journal; pages say it in their own words. */
export const systemName = 'system';

/** Who did it, as written into every journal entry. */
export const actorSchema = z.strictObject({
  accountId: accountIdSchema,
  name: z.string(),
  role: roleSchema,
  seatId: seatIdSchema,
  unitId: unitIdSchema.exactOptional(),
  /** The area of a lower centre's seat; the hall's own seats have none. */
  areaId: areaIdSchema.exactOptional(),
  /** The agency of a seat that acts on what was handed to it. */
  agencyId: agencyIdSchema.exactOptional(),
});
export type Actor = z.infer<typeof actorSchema>;

/** Why a camera was opened: an incident, or a purpose in words from a short list. */
export const viewPurposeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('incident'), incidentId: z.string().max(64) }),
  z.strictObject({ kind: z.literal('watch') }),
  z.strictObject({ kind: z.literal('check') }),
  z.strictObject({ kind: z.literal('exercise') }),
]);
export type ViewPurpose = z.infer<typeof viewPurposeSchema>;
