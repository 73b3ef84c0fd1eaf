import type { Broadcast } from '../../../protocol/broadcast/broadcast.ts';

export interface ReceiptCounts {
  readonly sent: number;
  readonly delivered: number;
  readonly seen: number;
  /** Of those that it had reached when it was taken back, how many know. */
  readonly recallSeen: number;
}

export function receiptCounts({ unitIds, deliveredAt, seenAt, recall }: Broadcast): ReceiptCounts {
  return {
    sent: unitIds.length,
    delivered: countStamped(deliveredAt),
    seen: countStamped(seenAt),
    recallSeen: countStamped(recall?.seenAt ?? []),
  };
}

/** Whether it stands and somebody has not confirmed it. */
export function isLacking(broadcast: Broadcast): boolean {
  const { sent, seen } = receiptCounts(broadcast);
  return broadcast.recall === undefined && broadcast.correctedBy === undefined && seen < sent;
}

function countStamped(times: readonly number[]): number {
  return times.filter((time) => time > 0).length;
}
