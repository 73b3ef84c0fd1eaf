import type { Producer } from 'mediasoup/types';
import type { TalkgroupId } from '../../protocol/ids.ts';
import type { FloorState } from '../../protocol/voice/talkgroup.ts';
import type { VoiceCallInput, VoiceCallName, VoiceCallOutput } from '../../protocol/voice/voiceCalls.ts';
import { Rejected, type RejectionCode, type RejectionReason } from '../../protocol/wire/rejection.ts';
import { MicrophoneTap } from './speech/MicrophoneTap.ts';
import { Talkgroup } from './Talkgroup.ts';
import type { Microphone, VoicePeer, VoicePorts } from './VoicePorts.ts';

export type VoiceHandlers = {
  [Name in VoiceCallName]: (
    peer: VoicePeer,
    input: VoiceCallInput<Name>,
  ) => VoiceCallOutput<Name> | Promise<VoiceCallOutput<Name>>;
};

/** All talkgroups of a server. Knows no socket: calls come in through `handlers`, notices go out through the ports. */
export class Voice {
  readonly #ports: VoicePorts;
  readonly #groups = new Map<TalkgroupId, Talkgroup>();
  readonly #microphones = new Map<string, MicrophoneTap>();
  #isClosed = false;

  readonly handlers: VoiceHandlers = {
    'voice.join': (peer, { talkgroupId }) => this.#join(peer, talkgroupId),
    'voice.leave': (peer, { talkgroupId }) => {
      this.#leave(talkgroupId, peer.peerId, 'release');
      return {};
    },
    'voice.requestFloor': (peer, { talkgroupId, isEmergency }) =>
      this.#requestFloor(peer, talkgroupId, isEmergency === true || this.#ports.isInDanger(peer.actor)),
    'voice.releaseFloor': (peer, { talkgroupId }) => {
      this.#groups.get(talkgroupId)?.apply({ type: 'release', at: this.#ports.now(), peerId: peer.peerId });
      return {};
    },
  };

  constructor(ports: VoicePorts) {
    this.#ports = ports;
  }

  /** To be called with every audio producer a page makes; it is kept paused except while the page has the floor. */
  async attachMicrophone(peerId: string, microphone: Microphone): Promise<void> {
    const tap = await MicrophoneTap.create(microphone);
    if (this.#isClosed || microphone.producer.closed) {
      tap.close();
      return;
    }
    const former = this.#microphones.get(peerId);
    if (former !== undefined) this.#loseMicrophone(peerId, former);
    this.#microphones.set(peerId, tap);
    tap.onClosed(() => this.#loseMicrophone(peerId, tap));
  }

  /** The speech a page may consume: that of a talkgroup it is in. */
  findSpeech(peerId: string, producerId: string): Producer | null {
    const group = this.#groups.values().find((each) => each.producer?.id === producerId && each.has(peerId));
    return group?.producer ?? null;
  }

  /** Who talks where, for boards that show every talkgroup. */
  get floors(): FloorState[] {
    return [...this.#groups.values()].map((group) => group.floorState);
  }

  /** To be called when assignments or incidents have changed: sends away whoever may no longer be in a talkgroup. */
  recheckMembers(): void {
    for (const [talkgroupId, group] of this.#groups) {
      for (const { peerId, actor } of group.peers) {
        if (this.#ports.checkJoin(actor, talkgroupId) === null) continue;
        this.#leave(talkgroupId, peerId, 'release');
        this.#ports.notify(peerId, 'voice.removed', { talkgroupId });
      }
    }
  }

  /** To be called when emergencies have changed: whoever is in one talks and waits before everybody from now on. */
  recheckDanger(): void {
    for (const group of this.#groups.values()) group.raiseInDanger(this.#ports.isInDanger);
  }

  /** The page is gone: its floor is free at once and its microphone forgotten. */
  closePeer(peerId: string): void {
    for (const talkgroupId of this.#groups.keys()) this.#leave(talkgroupId, peerId, 'disconnect');
    this.#microphones.get(peerId)?.close();
    this.#microphones.delete(peerId);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const group of this.#groups.values()) group.close();
    this.#groups.clear();
    for (const microphone of this.#microphones.values()) microphone.close();
    this.#microphones.clear();
  }

  async #join(peer: VoicePeer, talkgroupId: TalkgroupId): Promise<VoiceCallOutput<'voice.join'>> {
    if (this.#isClosed) throw new Rejected('unavailable', 'serverStopping');
    const refusal = this.#ports.checkJoin(peer.actor, talkgroupId);
    if (refusal !== null) throw new Rejected(refusalCode(refusal), refusal);
    const group = this.#group(talkgroupId);
    try {
      const { producer } = await group.join(peer);
      const { floorState: floor, members } = group;
      return { ownPeerId: peer.peerId, producerId: producer.id, floor, members };
    } catch (cause) {
      this.#dropIfEmpty(group);
      if (cause instanceof Rejected) throw cause;
      throw new Rejected('unavailable', 'mediaUnavailable', { cause });
    }
  }

  #leave(talkgroupId: TalkgroupId, peerId: string, how: 'release' | 'disconnect'): void {
    const group = this.#groups.get(talkgroupId);
    if (group === undefined) return;
    group.leave(peerId, how);
    this.#dropIfEmpty(group);
  }

  #requestFloor(
    peer: VoicePeer,
    talkgroupId: TalkgroupId,
    isEmergency: boolean,
  ): VoiceCallOutput<'voice.requestFloor'> {
    const group = this.#groups.get(talkgroupId);
    if (group?.has(peer.peerId) !== true) throw new Rejected('notFound', 'talkgroupUnknown');
    // One mouth talks in one group: a release that was lost must not leave another group blocked.
    for (const other of this.#groups.values()) {
      if (other !== group) other.apply({ type: 'release', at: this.#ports.now(), peerId: peer.peerId });
    }
    const outcome = group.request(peer, isEmergency);
    if (outcome === null) throw new Rejected('unavailable', 'mediaUnknown');
    return { outcome, floor: group.floorState };
  }

  #loseMicrophone(peerId: string, tap: MicrophoneTap): void {
    if (this.#microphones.get(peerId) !== tap) return;
    this.#microphones.delete(peerId);
    tap.close();
    for (const group of this.#groups.values()) {
      group.apply({ type: 'loseMicrophone', at: this.#ports.now(), peerId });
    }
  }

  #group(talkgroupId: TalkgroupId): Talkgroup {
    const known = this.#groups.get(talkgroupId);
    if (known !== undefined) return known;
    const group = new Talkgroup({
      talkgroupId,
      ports: this.#ports,
      microphoneOf: (peerId) => this.#microphones.get(peerId) ?? null,
    });
    this.#groups.set(talkgroupId, group);
    return group;
  }

  #dropIfEmpty(group: Talkgroup): void {
    if (!group.isEmpty || this.#groups.get(group.id) !== group) return;
    group.close();
    this.#groups.delete(group.id);
  }
}

function refusalCode(reason: RejectionReason): RejectionCode {
  if (reason === 'talkgroupUnknown') return 'notFound';
  return reason === 'talkgroupClosed' ? 'notAllowed' : 'forbidden';
}
