import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { talkgroupIdSchema } from '../ids.ts';
import { floorStateSchema } from './talkgroup.ts';

const nothing = z.strictObject({});
const ofGroup = z.strictObject({ talkgroupId: talkgroupIdSchema });

/** Everything asked about talkgroups and the floor (3GPP TS 22.179, floor control). */
export const voiceCalls = {
  /** Listens to a talkgroup; being in it is visible to all in it. */
  'voice.join': {
    action: 'talk',
    input: ofGroup,
    output: z.strictObject({
      floor: floorStateSchema,
      members: z.array(z.strictObject({ peerId: z.string(), name: z.string() })),
    }),
  },
  'voice.leave': { action: 'talk', input: ofGroup, output: nothing },
  /** Press. Needs the microphone's producer (`media.produceAudio`) made before. */
  'voice.requestFloor': {
    action: 'talk',
    input: z.strictObject({ talkgroupId: talkgroupIdSchema, isEmergency: z.boolean().optional() }),
    output: z.strictObject({
      outcome: z.enum(['granted', 'queued', 'denied']),
      /** The producer the server resumed, when granted. */
      producerId: z.string().nullable(),
      position: z.number().int().nonnegative(),
      floor: floorStateSchema,
    }),
  },
  /** Release, also of a place in the queue. Never refused: releasing what one does not hold does nothing. */
  'voice.releaseFloor': { action: 'talk', input: ofGroup, output: nothing },
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export const voiceNotices = {
  /** To everyone in the talkgroup: who has the floor now. */
  'voice.floor': floorStateSchema,
  'voice.members': z.strictObject({
    talkgroupId: talkgroupIdSchema,
    members: z.array(z.strictObject({ peerId: z.string(), name: z.string() })),
  }),
  /** To one: it is your turn (from the queue), or the floor was taken from you and why. */
  'voice.granted': z.strictObject({ talkgroupId: talkgroupIdSchema, producerId: z.string() }),
  'voice.revoked': z.strictObject({
    talkgroupId: talkgroupIdSchema,
    reason: z.enum(['preempted', 'timeLimit', 'groupClosed']),
  }),
} as const;
