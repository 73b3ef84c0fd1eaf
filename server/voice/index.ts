import { Voice } from './Voice.ts';
import type { VoicePorts } from './VoicePorts.ts';

export type { Voice } from './Voice.ts';
export type { TalkBurst, VoicePeer } from './VoicePorts.ts';

export function createVoice(ports: VoicePorts): Voice {
  return new Voice(ports);
}
