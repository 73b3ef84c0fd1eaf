import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { viewPurposeSchema } from '../access/role.ts';
import { cameraIdSchema, presetIdSchema } from '../ids.ts';
import { pictureBoxSchema } from './framePicture.ts';
import { ptzLeaseSchema } from './ptzLease.ts';
import { picturePointSchema, ptzPoseSchema } from './ptzPose.ts';

const nothing = z.strictObject({});
const onCamera = { cameraId: cameraIdSchema };
/** Goes into the audit stream when the turn shows more than automatic aim may; watching when absent. */
const purpose = { purpose: viewPurposeSchema.exactOptional() };
const speed = z.number().min(-1).max(1);
/** Width over height of the picture the operator pointed at. */
const aspect = z.number().min(0.2).max(5);

/** Everything a seat may ask of a camera's head; each takes or renews its lease, or is refused with `cameraHeld`. */
export const ptzCalls = {
  /** Moves a PTZ camera while the key is held; each call renews a dead-man time of one second. Velocities -1..1. */
  'ptz.move': {
    action: 'controlCamera',
    input: z.strictObject({ ...onCamera, pan: speed, tilt: speed, zoom: speed, ...purpose }),
    output: nothing,
  },
  'ptz.stop': { action: 'controlCamera', input: z.strictObject(onCamera), output: nothing },
  /** To a pose; what is left out stays. */
  'ptz.turnTo': {
    action: 'controlCamera',
    input: z.strictObject({ ...onCamera, pose: ptzPoseSchema.partial(), ...purpose }),
    output: ptzPoseSchema,
  },
  /** By degrees from where it looks; `zoomFactor` 2 shows things twice as large. */
  'ptz.turnBy': {
    action: 'controlCamera',
    input: z.strictObject({
      ...onCamera,
      panDeg: z.number().min(-360).max(360),
      tiltDeg: z.number().min(-180).max(180),
      zoomFactor: z.number().min(0.01).max(100),
      ...purpose,
    }),
    output: ptzPoseSchema,
  },
  'ptz.centre': {
    action: 'controlCamera',
    input: z.strictObject({ ...onCamera, point: picturePointSchema, aspect, ...purpose }),
    output: ptzPoseSchema,
  },
  'ptz.zoomTo': {
    action: 'controlCamera',
    input: z.strictObject({ ...onCamera, box: pictureBoxSchema, aspect, ...purpose }),
    output: ptzPoseSchema,
  },
  /** To its direction at rest. */
  'ptz.home': { action: 'controlCamera', input: z.strictObject({ ...onCamera, ...purpose }), output: ptzPoseSchema },
  'ptz.goToPreset': {
    action: 'controlCamera',
    input: z.strictObject({ ...onCamera, presetId: presetIdSchema, ...purpose }),
    output: ptzPoseSchema,
  },
  /** Where the camera looks now: `told` by its head, and with its calibration. */
  'ptz.pose': {
    action: 'controlCamera',
    input: z.strictObject(onCamera),
    output: z.strictObject({ told: ptzPoseSchema, pose: ptzPoseSchema, isMoving: z.boolean() }),
  },
  'ptz.takeOver': { action: 'controlCamera', input: z.strictObject(onCamera), output: ptzLeaseSchema },
  'ptz.release': { action: 'controlCamera', input: z.strictObject(onCamera), output: nothing },
  /** Who holds which camera, by camera id. */
  'ptz.leases': { action: 'readHall', input: nothing, output: z.record(z.string(), ptzLeaseSchema) },
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export const ptzNotices = {
  /** To seats: leases that changed, by camera id; null where nobody holds the camera any more. */
  'ptz.leases': z.record(z.string(), ptzLeaseSchema.nullable()),
} as const;
