import type { VideoDescription } from './rtsp/sessionDescription.ts';

export interface VideoPicture {
  isKey: boolean;
  nals: Uint8Array[];
  /** When it was taken, steady, Unix milliseconds; the RTP timestamps follow it. */
  mediaMs: number;
  /** The same moment by the camera's own clock, which may be wrong. */
  wallMs: number;
}

/** A live stream that is produced only while somebody is subscribed. */
export interface VideoSource {
  readonly description: VideoDescription;
  subscribe(viewer: (picture: VideoPicture) => void): () => void;
  requestKeyPicture(): void;
}
