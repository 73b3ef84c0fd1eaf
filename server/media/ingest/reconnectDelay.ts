import type { StreamReason } from '../../../protocol/media/streamState.ts';

const slowMs = 60_000;
/** Ends that another try soon will not change; asking a camera with a wrong password every second locks its account. */
const lastingReasons: ReadonlySet<StreamReason> = new Set([
  'notConfigured',
  'badAddress',
  'unauthorized',
  'noVideo',
  'h265',
  'unsupportedCodec',
  'bFrames',
]);

/**
 * Milliseconds to wait before attempt number `attempt` (from 1) after `reason`: 5 x 1 s, 5 x 5 s, 10 x 10 s, then 60 s,
 * each spread by a fifth either way so that a switch coming back is not met by every camera at once.
 */
export function reconnectDelayMs(attempt: number, reason: StreamReason, random: number): number {
  const spread = 0.8 + 0.4 * random;
  if (lastingReasons.has(reason) || attempt > 20) return Math.round(slowMs * spread);
  if (attempt <= 5) return Math.round(1_000 * spread);
  return Math.round((attempt <= 10 ? 5_000 : 10_000) * spread);
}
