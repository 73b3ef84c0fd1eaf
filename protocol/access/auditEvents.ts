import { z } from 'zod';
import { rejectionCodeSchema, rejectionReasonSchema } from '../wire/rejection.ts';
import { agencyIdSchema, areaIdSchema, cameraIdSchema } from '../ids.ts';
import { linkageAuditSchemas } from '../linkage/linkageAudit.ts';
import { ptzAuditSchemas } from '../ptz/ptzAudit.ts';
import { ptzUseSchema } from '../ptz/ptzLease.ts';
import { clipAuditSchemas } from '../snapshot/clip.ts';
import { snapshotAuditSchemas } from '../snapshot/snapshot.ts';
import { reportAuditSchemas } from '../statistics/reportAudit.ts';
import { trackAuditSchemas } from '../unit/unitTrack.ts';
import { unitVideoAuditSchemas } from '../unitVideo/unitVideo.ts';
import { viewPurposeSchema } from './role.ts';

/** What the audit stream holds beside the live one: who came, what was refused, who looked, who turned what. */
export const auditEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('loggedIn'), address: z.string() }),
  z.strictObject({
    type: z.literal('loginRefused'),
    username: z.string(),
    address: z.string(),
    reason: rejectionReasonSchema,
  }),
  z.strictObject({ type: z.literal('loggedOut'), reason: z.enum(['person', 'idle', 'everywhere', 'accountChanged']) }),
  z.strictObject({ type: z.literal('passwordChanged') }),
  z.strictObject({
    type: z.literal('accountCreated'),
    username: z.string(),
    role: z.string(),
    areaId: areaIdSchema.exactOptional(),
    agencyId: agencyIdSchema.exactOptional(),
  }),
  /** From the next login on; absent is bound to none. */
  z.strictObject({
    type: z.literal('accountBound'),
    username: z.string(),
    areaId: areaIdSchema.exactOptional(),
    agencyId: agencyIdSchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal('accountReset'), username: z.string() }),
  z.strictObject({ type: z.literal('accountDisabled'), username: z.string(), isDisabled: z.boolean() }),
  z.strictObject({
    type: z.literal('directoryReplaced'),
    version: z.string(),
    cameras: z.number().int(),
    units: z.number().int(),
  }),
  z.strictObject({
    type: z.literal('requestRefused'),
    request: z.string().max(80),
    code: rejectionCodeSchema,
    reason: rejectionReasonSchema,
    /** How many like it were refused since the last such line; refusals in a burst share one. */
    count: z.number().int().positive(),
  }),
  z.strictObject({
    type: z.literal('cameraViewed'),
    cameraId: cameraIdSchema,
    stream: z.string(),
    purpose: viewPurposeSchema,
  }),
  z.strictObject({ type: z.literal('cameraTurned'), cameraId: cameraIdSchema, by: ptzUseSchema }),
  ...ptzAuditSchemas,
  ...linkageAuditSchemas,
  ...snapshotAuditSchemas,
  ...clipAuditSchemas,
  ...unitVideoAuditSchemas,
  ...trackAuditSchemas,
  ...reportAuditSchemas,
  z.strictObject({ type: z.literal('cameraSourceChanged'), cameraId: cameraIdSchema }),
  z.strictObject({ type: z.literal('intakeSourceChanged'), sourceId: z.string() }),
  z.strictObject({ type: z.literal('intakeKeyMade'), sourceId: z.string() }),
  z.strictObject({ type: z.literal('attachmentRead'), attachmentId: z.string() }),
]);
export type AuditEvent = z.infer<typeof auditEventSchema>;
