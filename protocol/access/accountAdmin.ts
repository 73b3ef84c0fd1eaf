import { z } from 'zod';
import { agencySchema, areaSchema } from '../area/area.ts';
import { unitSchema } from '../unit/unit.ts';
import { accountIdSchema, agencyIdSchema, areaIdSchema, unitIdSchema } from '../ids.ts';
import { roles, type Role } from './role.ts';

/** The roles a person can have; `system` is the server's own. */
export const personRoles = roles.filter((role) => role !== 'system');

const usernameSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,31}$/);

/** The seats that may belong to a lower centre or an agency; a unit's stand in the directory, administrators have none. */
const boundRoles: readonly Role[] = ['callTaker', 'videoOperator', 'dispatcher', 'supervisor', 'dutyLeader'];

export function isBoundRole(role: Role): boolean {
  return boundRoles.includes(role);
}

const boundTo = { areaId: areaIdSchema.exactOptional(), agencyId: agencyIdSchema.exactOptional() };

/** A new account. A field unit's account names its unit; no other does. */
export const newAccountSchema = z
  .strictObject({
    username: usernameSchema,
    name: z.string().trim().min(1).max(40),
    role: z.enum(personRoles),
    unitId: unitIdSchema.nullable(),
    ...boundTo,
  })
  .refine(({ role, unitId }) => (role === 'fieldUnit') === (unitId !== null), { path: ['unitId'] })
  .refine(({ role, areaId }) => areaId === undefined || isBoundRole(role), { path: ['areaId'] })
  .refine(({ role, agencyId }) => agencyId === undefined || isBoundRole(role), { path: ['agencyId'] });
export type NewAccountInput = z.infer<typeof newAccountSchema>;

/** What an account is bound to from now on; absent is unbound. */
export const accountScopeSchema = z.strictObject(boundTo);
export type AccountScope = z.infer<typeof accountScopeSchema>;

/** What accounts can be bound to, for whoever keeps them: names only, for nothing else of the hall is theirs to see. */
export const accountPlacesSchema = z.strictObject({
  areas: z.array(areaSchema.pick({ id: true, level: true, parentId: true, name: true })),
  agencies: z.array(agencySchema),
  units: z.array(unitSchema.pick({ id: true, callSign: true })),
});
export type AccountPlaces = z.infer<typeof accountPlacesSchema>;

/** An account as the security administrator sees it; no secret in it. */
export const accountViewSchema = z.strictObject({
  id: accountIdSchema,
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  unitId: unitIdSchema.nullable(),
  ...boundTo,
  mustChangePassword: z.boolean(),
  isDisabled: z.boolean(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** Answer of creating or resetting: the password to hand over once; it must be changed at the first login. */
export const handedOutSchema = z.strictObject({ account: accountViewSchema, password: z.string() });
export type HandedOut = z.infer<typeof handedOutSchema>;
