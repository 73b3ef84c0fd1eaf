import type { BroadcastId } from '../../../protocol/ids.ts';

/** What a refusal about a broadcast, or about writing a new one, stands under. */
export function subjectOf(broadcastId: BroadcastId | null): string {
  return `broadcast ${broadcastId ?? 'new'}`;
}
