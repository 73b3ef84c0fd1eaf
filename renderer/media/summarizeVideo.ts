export type VideoSummary = {
  framesDecoded: number;
  keyFramesDecoded: number;
  framesDropped: number;
  fps: number;
  width: number;
  height: number;
  bytesReceived: number;
  packetsLost: number;
  /** Mean time a frame waited in the jitter buffer, milliseconds. */
  jitterBufferMs: number;
};

/** The figures of the received video out of a statistics report; zeros where the browser gives none. */
export function summarizeVideo(report: RTCStatsReport): VideoSummary {
  const summary: VideoSummary = {
    framesDecoded: 0,
    keyFramesDecoded: 0,
    framesDropped: 0,
    fps: 0,
    width: 0,
    height: 0,
    bytesReceived: 0,
    packetsLost: 0,
    jitterBufferMs: 0,
  };
  report.forEach((entry: RTCInboundRtpStreamStats) => {
    if (entry.type !== 'inbound-rtp' || entry.kind !== 'video') return;
    summary.framesDecoded = entry.framesDecoded ?? 0;
    summary.keyFramesDecoded = entry.keyFramesDecoded ?? 0;
    summary.framesDropped = entry.framesDropped ?? 0;
    summary.fps = entry.framesPerSecond ?? 0;
    summary.width = entry.frameWidth ?? 0;
    summary.height = entry.frameHeight ?? 0;
    summary.bytesReceived = entry.bytesReceived ?? 0;
    summary.packetsLost = entry.packetsLost ?? 0;
    const emitted = entry.jitterBufferEmittedCount ?? 0;
    summary.jitterBufferMs = emitted === 0 ? 0 : ((entry.jitterBufferDelay ?? 0) / emitted) * 1000;
  });
  return summary;
}
