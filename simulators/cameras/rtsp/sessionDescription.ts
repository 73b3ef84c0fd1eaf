import { tonePayloadTypes, type ToneCodec } from './toneTrack.ts';
import { payloadType } from './rtpPacketizer.ts';

export interface VideoDescription {
  width: number;
  height: number;
  framesPerSecond: number;
  sps: Uint8Array;
  pps: Uint8Array;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** SDP of one video stream (RFC 4566, RFC 6184 section 8.2.1). */
export function describeSession(
  video: VideoDescription,
  options: { name: string; host: string; sound: ToneCodec | null },
): string {
  const sets = [video.sps, video.pps].map((set) => Buffer.from(set).toString('base64')).join(',');
  return [
    'v=0',
    `o=- 1 1 IN IP4 ${options.host}`,
    `s=${options.name}`,
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=control:*',
    'a=range:npt=now-',
    `m=video 0 RTP/AVP ${payloadType}`,
    `a=rtpmap:${payloadType} H264/90000`,
    `a=fmtp:${payloadType} packetization-mode=1;profile-level-id=${hex(video.sps.subarray(1, 4))};sprop-parameter-sets=${sets}`,
    `a=framerate:${video.framesPerSecond}`,
    `a=framesize:${payloadType} ${video.width}-${video.height}`,
    'a=control:track1',
    ...(options.sound === null ? [] : soundLines(options.sound)),
    '',
  ].join('\r\n');
}

function soundLines(codec: ToneCodec): string[] {
  const payload = tonePayloadTypes[codec];
  return [`m=audio 0 RTP/AVP ${payload}`, `a=rtpmap:${payload} ${codec}/8000`, 'a=control:track2'];
}
