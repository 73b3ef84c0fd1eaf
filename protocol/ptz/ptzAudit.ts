import { z } from 'zod';
import { viewPurposeSchema } from '../access/role.ts';
import { cameraIdSchema } from '../ids.ts';
import { ptzUseSchema } from './ptzLease.ts';

const onCamera = { cameraId: cameraIdSchema, use: ptzUseSchema };

/** What the audit stream holds of who had which camera, and who looked closer than automatic aim may. */
export const ptzAuditSchemas = [
  z.strictObject({ type: z.literal('cameraTaken'), ...onCamera }),
  z.strictObject({ type: z.literal('cameraTakenOver'), ...onCamera, from: z.string(), fromUse: ptzUseSchema }),
  z.strictObject({ type: z.literal('cameraReleased'), ...onCamera }),
  z.strictObject({ type: z.literal('cameraLeaseExpired'), ...onCamera }),
  z.strictObject({
    type: z.literal('cameraZoomedIn'),
    cameraId: cameraIdSchema,
    pixelsPerM: z.number(),
    purpose: viewPurposeSchema,
  }),
] as const;
