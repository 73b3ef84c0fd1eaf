import type { RouterRtpCodecCapability } from 'mediasoup/types';

/**
 * H.264 is declared as constrained baseline whatever the camera's profile: Chromium receives 42e01f and 4d001f only, and
 * decodes High when it is declared so. VP8 is for the phones' own pictures.
 */
export const h264Parameters = {
  'packetization-mode': 1,
  'profile-level-id': '42e01f',
  'level-asymmetry-allowed': 1,
};

export const routerCodecs: RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2, parameters: { useinbandfec: 1 } },
  // What cameras speak, passed on as it comes; after Opus, which microphones are to choose.
  { kind: 'audio', mimeType: 'audio/PCMA', clockRate: 8000, channels: 1, preferredPayloadType: 8 },
  { kind: 'audio', mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, preferredPayloadType: 0 },
  { kind: 'video', mimeType: 'video/H264', clockRate: 90000, parameters: h264Parameters },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
];
