import type { Producer } from 'mediasoup/types';
import type { Actor } from '../../protocol/access/role.ts';
import type { TalkgroupId } from '../../protocol/ids.ts';
import type { FloorState, TalkMember } from '../../protocol/voice/talkgroup.ts';
import type { VoiceNotice, VoiceNoticeName } from '../../protocol/voice/voiceCalls.ts';
import { decideFloor } from './floor/decideFloor.ts';
import { emptyFloor, longestTalkMs, type Floor, type FloorEffect, type FloorInput } from './floor/floor.ts';
import { GroupSpeech } from './speech/GroupSpeech.ts';
import type { MicrophoneTap } from './speech/MicrophoneTap.ts';
import type { VoicePeer, VoicePorts } from './VoicePorts.ts';

export type FloorOutcome = 'granted' | 'queued' | 'denied';

interface TalkgroupOptions {
  talkgroupId: TalkgroupId;
  ports: VoicePorts;
  microphoneOf: (peerId: string) => MicrophoneTap | null;
}

/** One talkgroup: who is in it, who has its floor, and the speech its members hear. */
export class Talkgroup {
  readonly id: TalkgroupId;
  readonly #ports: VoicePorts;
  readonly #microphoneOf: (peerId: string) => MicrophoneTap | null;
  readonly #members = new Map<string, VoicePeer>();
  #floor: Floor = emptyFloor;
  #speech: GroupSpeech | null = null;
  #speechComing: Promise<GroupSpeech> | null = null;
  #timeLimit: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor({ talkgroupId, ports, microphoneOf }: TalkgroupOptions) {
    this.id = talkgroupId;
    this.#ports = ports;
    this.#microphoneOf = microphoneOf;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  get peers(): readonly VoicePeer[] {
    return [...this.#members.values()];
  }

  get members(): TalkMember[] {
    return this.peers.map(talkMember);
  }

  get floorState(): FloorState {
    const { holder, queue } = this.#floor;
    return {
      talkgroupId: this.id,
      speaker: holder === null ? null : { ...talkMember(holder), since: holder.since, isEmergency: holder.isEmergency },
      queue: queue.map(({ peerId, actor }) => ({ peerId, name: actor.name })),
    };
  }

  get producer(): Producer | null {
    return this.#speech?.producer ?? null;
  }

  has(peerId: string): boolean {
    return this.#members.has(peerId);
  }

  /** Answers the speech to consume. */
  async join(peer: VoicePeer): Promise<GroupSpeech> {
    const isNew = !this.has(peer.peerId);
    this.#members.set(peer.peerId, peer);
    if (isNew) this.#tellMembers();
    try {
      return await this.#ensureSpeech();
    } catch (cause) {
      this.leave(peer.peerId, 'release');
      throw cause;
    }
  }

  leave(peerId: string, how: 'release' | 'disconnect'): void {
    if (!this.has(peerId)) return;
    this.apply({ type: how, at: this.#ports.now(), peerId });
    this.#members.delete(peerId);
    if (this.#speech !== null) this.#ports.stopHearing(peerId, this.#speech.producer.id);
    this.#tellMembers();
  }

  /** Null where the sound cannot flow now. */
  request(peer: VoicePeer, isEmergency: boolean): FloorOutcome | null {
    const { peerId, actor } = peer;
    if (this.#speech === null || this.#microphoneOf(peerId) === null) return null;
    this.apply({ type: 'request', at: this.#ports.now(), request: { peerId, actor, isEmergency } });
    if (this.#floor.holder?.peerId === peerId) return 'granted';
    return this.#floor.queue.some((waiting) => waiting.peerId === peerId) ? 'queued' : 'denied';
  }

  apply(input: FloorInput): void {
    const before = this.#floor;
    const { floor, effects } = decideFloor(before, input);
    this.#floor = floor;
    for (const effect of effects) this.#carryOut(effect, input);
    this.#watchTime();
    if (floor === before) return;
    const state = this.floorState;
    for (const peerId of this.#members.keys()) this.#ports.notify(peerId, 'voice.floor', state);
  }

  /** An emergency began: the press of whoever is in it goes through everybody at once (3GPP TS 22.179, MCPTT emergency). */
  raiseInDanger(isInDanger: (actor: Actor) => boolean): void {
    const { holder, queue } = this.#floor;
    for (const { peerId, actor, isEmergency } of [...(holder === null ? [] : [holder]), ...queue]) {
      if (!isEmergency && isInDanger(actor)) this.apply({ type: 'raise', at: this.#ports.now(), peerId });
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.apply({ type: 'closeGroup', at: this.#ports.now() });
    this.#speech?.close();
    this.#speech = null;
  }

  #carryOut(effect: FloorEffect, input: FloorInput): void {
    switch (effect.type) {
      case 'granted': {
        const { peerId } = effect.holder;
        this.#openMicrophone(peerId);
        // Whoever has just pressed gets the answer as the reply.
        const isReply = input.type === 'request' && input.request.peerId === peerId;
        if (!isReply) this.#notify(peerId, 'voice.granted', { talkgroupId: this.id });
        return;
      }
      case 'ended': {
        const { holder, at, endedBy } = effect;
        this.#shutMicrophone(holder.peerId);
        this.#ports.recordBurst({
          talkgroupId: this.id,
          speaker: holder.actor,
          startedAt: holder.since,
          durationMs: Math.max(0, at - holder.since),
          endedBy,
        });
        return;
      }
      case 'revoked':
        this.#notify(effect.peerId, 'voice.revoked', { talkgroupId: this.id, reason: effect.reason });
        return;
      case 'queued':
      case 'denied':
      case 'unqueued':
        return;
    }
  }

  #openMicrophone(peerId: string): void {
    const microphone = this.#microphoneOf(peerId);
    if (microphone === null || this.#speech === null) {
      queueMicrotask(() => this.apply({ type: 'loseMicrophone', at: this.#ports.now(), peerId }));
      return;
    }
    microphone.open(this.#speech).catch((error: unknown) => {
      this.#ports.onFailure(error, 'resuming a microphone');
      this.apply({ type: 'loseMicrophone', at: this.#ports.now(), peerId });
    });
  }

  #shutMicrophone(peerId: string): void {
    this.#microphoneOf(peerId)
      ?.shut()
      .catch((error: unknown) => {
        this.#ports.onFailure(error, 'pausing a microphone');
      });
  }

  #watchTime(): void {
    if (this.#timeLimit !== null) clearTimeout(this.#timeLimit);
    this.#timeLimit = null;
    const { holder } = this.#floor;
    if (holder === null) return;
    const leftMs = Math.max(1, holder.since + longestTalkMs - this.#ports.now());
    this.#timeLimit = setTimeout(() => this.apply({ type: 'checkTime', at: this.#ports.now() }), leftMs);
  }

  #ensureSpeech(): Promise<GroupSpeech> {
    if (this.#speech !== null) return Promise.resolve(this.#speech);
    this.#speechComing ??= this.#createSpeech().finally(() => {
      this.#speechComing = null;
    });
    return this.#speechComing;
  }

  async #createSpeech(): Promise<GroupSpeech> {
    const speech = await GroupSpeech.create(await this.#ports.speechRouter());
    if (this.#isClosed) {
      speech.close();
      throw new Error(`Talkgroup ${this.id} was closed while its speech was made`);
    }
    this.#speech = speech;
    speech.producer.observer.once('close', () => {
      if (this.#speech !== speech) return;
      this.#speech = null;
      this.apply({ type: 'closeGroup', at: this.#ports.now() });
    });
    return speech;
  }

  #tellMembers(): void {
    const { members } = this;
    for (const peerId of this.#members.keys()) {
      this.#notify(peerId, 'voice.members', { talkgroupId: this.id, members });
    }
  }

  #notify<Name extends VoiceNoticeName>(peerId: string, name: Name, body: VoiceNotice<Name>): void {
    this.#ports.notify(peerId, name, body);
  }
}

function talkMember({ peerId, actor }: VoicePeer): TalkMember {
  return { peerId, name: actor.name, role: actor.role };
}
