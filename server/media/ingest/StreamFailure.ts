import type { StreamReason } from '../../../protocol/media/streamState.ts';

/** The named end of an attempt to pull a stream. Its message never carries credentials. */
export class StreamFailure extends Error {
  readonly reason: StreamReason;

  constructor(reason: StreamReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.name = 'StreamFailure';
    this.reason = reason;
  }
}
