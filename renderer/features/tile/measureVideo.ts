import type { VideoSummary } from '../../media/index.ts';

export interface VideoReading {
  readonly summary: VideoSummary;
  /** Milliseconds of a steady clock. */
  readonly at: number;
}

export interface VideoFigures {
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  /** Rates need two readings of the same stream; null until then. */
  readonly kbps: number | null;
  readonly lostPerSecond: number | null;
}

export function measureVideo(before: VideoReading | null, now: VideoReading): VideoFigures {
  const { fps, width, height, bytesReceived, packetsLost } = now.summary;
  const elapsedMs = before === null ? 0 : now.at - before.at;
  // Counters that went back belong to another stream: main after sub, or a new connection.
  if (before === null || elapsedMs <= 0 || bytesReceived < before.summary.bytesReceived) {
    return { fps, width, height, kbps: null, lostPerSecond: null };
  }
  return {
    fps,
    width,
    height,
    kbps: ((bytesReceived - before.summary.bytesReceived) * 8) / elapsedMs,
    lostPerSecond: (Math.max(0, packetsLost - before.summary.packetsLost) * 1_000) / elapsedMs,
  };
}
