import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { talkgroupIdSchema } from '../ids.ts';
import { floorStateSchema, talkMemberSchema } from './talkgroup.ts';

const nothing = z.strictObject({});
const ofGroup = z.strictObject({ talkgroupId: talkgroupIdSchema });

/** Everything asked about talkgroups and the floor (3GPP TS 22.179, floor control). */
export const voiceCalls = {
  /** Listens to a talkgroup; being in it is visible to all in it. Joining again answers the same. */
  'voice.join': {
    action: 'talk',
    input: ofGroup,
    output: z.strictObject({
      /** The asker's own name in members and floor. */
      ownPeerId: z.string(),
      /** Whoever talks in the group is heard in this one producer (`media.consumeAudio`): there is no other to consume. */
      producerId: z.string(),
      floor: floorStateSchema,
      members: z.array(talkMemberSchema),
    }),
  },
  'voice.leave': { action: 'talk', input: ofGroup, output: nothing },
  /** Press. Needs the microphone's producer (`media.produceAudio`) made before. */
  'voice.requestFloor': {
    action: 'talk',
    input: z.strictObject({ talkgroupId: talkgroupIdSchema, isEmergency: z.boolean().exactOptional() }),
    output: z.strictObject({ outcome: z.enum(['granted', 'queued', 'denied']), floor: floorStateSchema }),
  },
  /** Release, also of a place in the queue. Never refused: releasing what one does not hold does nothing. */
  'voice.releaseFloor': { action: 'talk', input: ofGroup, output: nothing },
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export type VoiceCallName = keyof typeof voiceCalls;
export type VoiceCallInput<Name extends VoiceCallName> = z.infer<(typeof voiceCalls)[Name]['input']>;
export type VoiceCallOutput<Name extends VoiceCallName> = z.infer<(typeof voiceCalls)[Name]['output']>;

export const voiceNotices = {
  /** To everyone in the talkgroup: who has the floor now. */
  'voice.floor': floorStateSchema,
  'voice.members': z.strictObject({ talkgroupId: talkgroupIdSchema, members: z.array(talkMemberSchema) }),
  /** To one: it is your turn (from the queue). */
  'voice.granted': ofGroup,
  /** To one: the floor was taken from you, and why. */
  'voice.revoked': z.strictObject({
    talkgroupId: talkgroupIdSchema,
    reason: z.enum(['preempted', 'timeLimit', 'groupClosed', 'microphoneLost']),
  }),
  /** To one: you are no longer in the talkgroup (unassigned from its incident, or the incident is over). */
  'voice.removed': ofGroup,
} as const;
export type VoiceNoticeName = keyof typeof voiceNotices;
export type VoiceNotice<Name extends VoiceNoticeName> = z.infer<(typeof voiceNotices)[Name]>;
