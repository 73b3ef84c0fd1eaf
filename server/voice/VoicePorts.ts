import type { Producer, Router } from 'mediasoup/types';
import type { Actor } from '../../protocol/access/role.ts';
import type { TalkgroupId } from '../../protocol/ids.ts';
import type { RuleAnswer } from '../../protocol/incident/incidentRules.ts';
import type { VoiceNotice, VoiceNoticeName } from '../../protocol/voice/voiceCalls.ts';
import type { BurstEnd } from './floor/floor.ts';

/** One page of one logged-in person. */
export interface VoicePeer {
  readonly peerId: string;
  readonly actor: Actor;
}

export interface TalkBurst {
  readonly talkgroupId: TalkgroupId;
  readonly speaker: Actor;
  /** Server's milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly endedBy: BurstEnd;
}

/** A page's microphone on the server: its producer, made paused, and the router it came in on. */
export interface Microphone {
  readonly producer: Producer;
  readonly router: Router;
}

/** All that voice needs of the rest of the server. */
export interface VoicePorts {
  /** The router that carries the talkgroups' speech now; it closes with its worker. Throws `mediaUnavailable`. */
  speechRouter: () => Router | Promise<Router>;
  /** Closes whatever the peer consumes of a talkgroup it has left. */
  stopHearing: (peerId: string, producerId: string) => void;
  checkJoin: (actor: Actor, talkgroupId: TalkgroupId) => RuleAnswer;
  /** Whether whoever presses is in danger: then every press goes through as an emergency. */
  isInDanger: (actor: Actor) => boolean;
  notify: <Name extends VoiceNoticeName>(peerId: string, name: Name, body: VoiceNotice<Name>) => void;
  recordBurst: (burst: TalkBurst) => void;
  /** For what nobody waits for; a bug or a dying worker. */
  onFailure: (error: unknown, doing: string) => void;
  now: () => number;
}
