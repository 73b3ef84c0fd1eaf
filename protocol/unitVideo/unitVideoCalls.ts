import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { viewPurposeSchema } from '../access/role.ts';
import { assignmentIdSchema, unitIdSchema } from '../ids.ts';
import { consumerSchema, mediaObjectId } from '../media/mediaCalls.ts';
import { rtpCapabilitiesSchema, rtpParametersSchema } from '../media/rtp.ts';
import { unitVideoEndSchema, unitVideoStateSchema } from './unitVideo.ts';

const nothing = z.strictObject({});

/**
 * A unit's phone video. Only the phone starts it, by its person's hand; the hall may ask and look, and the phone shows who
 * looks.
 */
export const unitVideoCalls = {
  /** From the phone, for one of its own open assignments while on duty. */
  'unitVideo.start': {
    action: 'sendUnitVideo',
    input: z.strictObject({
      assignmentId: assignmentIdSchema,
      transportId: mediaObjectId,
      rtpParameters: rtpParametersSchema,
    }),
    output: z.strictObject({ producerId: mediaObjectId }),
  },
  'unitVideo.stop': {
    action: 'sendUnitVideo',
    input: z.strictObject({ reason: unitVideoEndSchema.extract(['stopped', 'hidden', 'cameraLost']) }),
    output: nothing,
  },
  /** The person at the phone will not send now. */
  'unitVideo.decline': { action: 'sendUnitVideo', input: nothing, output: nothing },
  'unitVideo.ask': { action: 'askUnitVideo', input: z.strictObject({ unitId: unitIdSchema }), output: nothing },
  /** Written to the audit log before the picture opens; the consumer is made paused. */
  'unitVideo.watch': {
    action: 'viewUnitVideo',
    input: z.strictObject({
      unitId: unitIdSchema,
      rtpCapabilities: rtpCapabilitiesSchema,
      purpose: viewPurposeSchema,
    }),
    output: z.strictObject({ consumer: consumerSchema }),
  },
  'unitVideo.states': { action: 'readHall', input: nothing, output: z.record(z.string(), unitVideoStateSchema) },
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export type UnitVideoCallName = keyof typeof unitVideoCalls;
export type UnitVideoCallInput<Name extends UnitVideoCallName> = z.infer<(typeof unitVideoCalls)[Name]['input']>;
export type UnitVideoCallOutput<Name extends UnitVideoCallName> = z.infer<(typeof unitVideoCalls)[Name]['output']>;

export const unitVideoNotices = {
  /** To seats: how a unit's video stands now. */
  'unitVideo.changed': z.strictObject({ unitId: unitIdSchema, state: unitVideoStateSchema }),
  /** To a phone: the hall asks for its video. */
  'unitVideo.asked': z.strictObject({ byName: z.string(), at: z.number() }),
  /** To a phone: its video was ended by the hall's side, and why. */
  'unitVideo.over': z.strictObject({ reason: unitVideoEndSchema }),
  /** To a phone that sends: who looks now. */
  'unitVideo.watchers': z.strictObject({ names: z.array(z.string()) }),
} as const;
export type UnitVideoNoticeName = keyof typeof unitVideoNotices;
export type UnitVideoNotice<Name extends UnitVideoNoticeName> = z.infer<(typeof unitVideoNotices)[Name]>;
