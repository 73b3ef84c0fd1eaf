import { z } from 'zod';
import { actorSchema, type Actor, type Role } from '../access/role.ts';
import { cameraIdSchema } from '../ids.ts';

/** What a camera is held for: a person's hand, 三级联动, or a 轮巡 over its presets. */
export const ptzUses = ['hand', 'linkage', 'tour'] as const;
export const ptzUseSchema = z.enum(ptzUses);
export type PtzUse = z.infer<typeof ptzUseSchema>;

/** Who turns a camera. A seat may have several pages open: the seat holds, whichever of them gives the input. */
export const ptzHolderSchema = z.strictObject({ actor: actorSchema, use: ptzUseSchema });
export type PtzHolder = z.infer<typeof ptzHolderSchema>;

export const ptzLeaseSchema = z.strictObject({
  cameraId: cameraIdSchema,
  holder: ptzHolderSchema,
  /** Server milliseconds; since when, and when it ends if no input comes. */
  since: z.number(),
  until: z.number(),
  /** From whom it was taken over, so that the former holder's seat can say so; null where nobody had it. */
  takenFrom: ptzHolderSchema.nullable(),
});
export type PtzLease = z.infer<typeof ptzLeaseSchema>;

const handRanks: Partial<Record<Role, number>> = { dutyLeader: 5, dispatcher: 4, videoOperator: 3 };
const machineRanks: Record<Exclude<PtzUse, 'hand'>, number> = { linkage: 2, tour: 1 };

/** Duty leader before dispatcher before operator before linkage before tour; 0 for who may not turn cameras at all. */
export function ptzRank({ actor, use }: PtzHolder): number {
  return use === 'hand' ? (handRanks[actor.role] ?? 0) : machineRanks[use];
}

export function isSameHolder(first: PtzHolder, second: PtzHolder): boolean {
  const { actor } = first;
  return first.use === second.use && actor.accountId === second.actor.accountId && actor.seatId === second.actor.seatId;
}

/** Whether this seat may press "take over": the button and the server share it. */
export function canTakeOver(lease: PtzLease, actor: Actor): boolean {
  const asking: PtzHolder = { actor, use: 'hand' };
  return !isSameHolder(lease.holder, asking) && ptzRank(asking) > ptzRank(lease.holder);
}
