import { z } from 'zod';
import { incidentIdSchema, unitIdSchema } from '../ids.ts';

const ofUnit = { unitId: unitIdSchema, incidentId: incidentIdSchema };

/** Why cameras let a unit go: a person said so, another person asked anew, or it may no longer be followed. */
const followEndings = ['person', 'replaced', 'over'] as const;
export type FollowEnding = (typeof followEndings)[number];

/** What the audit stream holds of who had cameras follow which own unit, from when to when. */
export const linkageAuditSchemas = [
  z.strictObject({ type: z.literal('unitFollowed'), ...ofUnit }),
  z.strictObject({ type: z.literal('unitLetGo'), ...ofUnit, why: z.enum(followEndings) }),
] as const;
