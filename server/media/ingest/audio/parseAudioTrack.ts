import { readSdp } from '../rtsp/parseSdp.ts';
import { StreamFailure } from '../StreamFailure.ts';

export const soundCodecs = ['PCMA', 'PCMU'] as const;
export type SoundCodec = (typeof soundCodecs)[number];

/** A camera's G.711 track, ready to be set up. */
export type AudioTrack = {
  codec: SoundCodec;
  payloadType: number;
  control: string | null;
  sessionControl: string | null;
};

/** By RFC 3551: payload types that need no line of their own. */
export const staticPayloadTypes: Record<SoundCodec, number> = { PCMU: 0, PCMA: 8 };

/** Finds the G.711 track, which browsers play as it is; throws a `StreamFailure` that names what stands there instead. */
export function parseAudioTrack(text: string): AudioTrack {
  const { sections, sessionControl } = readSdp(text);
  const sounds = sections.filter((section) => section.kind === 'audio');
  if (sounds.length === 0) throw new StreamFailure('noSound', 'no audio track');
  for (const { payloadTypes, encodings, control } of sounds) {
    for (const payloadType of payloadTypes) {
      const codec = soundCodecs.find((name) => {
        const written = encodings.get(payloadType);
        if (written === undefined) return staticPayloadTypes[name] === payloadType;
        return written === `${name}/8000` || written === `${name}/8000/1`;
      });
      if (codec !== undefined) return { codec, payloadType, control, sessionControl };
    }
  }
  const codec = sounds.flatMap(({ encodings }) => [...encodings.values()]).join(' ');
  throw new StreamFailure('soundCodec', 'no G.711 track', { codec });
}
