import { z } from 'zod';
import { roleSchema } from './role.ts';
import { accountIdSchema, agencyIdSchema, areaIdSchema, seatIdSchema, unitIdSchema } from '../ids.ts';

export const loginInputSchema = z.strictObject({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
});
export type LoginInput = z.infer<typeof loginInputSchema>;

export const changePasswordInputSchema = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword: z.string().min(1).max(200),
});

/** Shortest password a person may choose, in characters (NIST SP 800-63B-4, 3.1.1.2 asks for 15 without a second factor). */
export const shortestPassword = 15;

/** What a page knows of its own login; answer of GET /api/session and POST /api/login. */
export const sessionSchema = z.strictObject({
  accountId: accountIdSchema,
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  seatId: seatIdSchema,
  unitId: unitIdSchema.nullable(),
  /** A lower centre's area and an agency's name; a seat of the hall has neither. */
  areaId: areaIdSchema.exactOptional(),
  agencyId: agencyIdSchema.exactOptional(),
  mustChangePassword: z.boolean(),
  /** The seat is logged out after so long without a person's input; milliseconds. */
  idleLogoutMs: z.number(),
  serverNow: z.number(),
  protocolVersion: z.number(),
  isDemo: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;
