import type { StreamReason } from '../../../protocol/media/streamState.ts';

/** The named end of an attempt to pull a stream. Its message never carries credentials. */
export class StreamFailure extends Error {
  readonly reason: StreamReason;
  /** What the camera sends instead of what can be shown; null where that is not the reason. */
  readonly codec: string | null;

  constructor(reason: StreamReason, detail: string, options: ErrorOptions & { codec?: string } = {}) {
    super(`${reason}: ${detail}`, options);
    this.name = 'StreamFailure';
    this.reason = reason;
    this.codec = options.codec?.slice(0, 40) ?? null;
  }
}
