import type { Producer } from 'mediasoup/types';
import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import type { Actor } from '../../protocol/access/role.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { AssignmentId, IncidentId, UnitId } from '../../protocol/ids.ts';
import { isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import type { UnitVideoEnd, UnitVideoState } from '../../protocol/unitVideo/unitVideo.ts';
import type {
  UnitVideoCallInput,
  UnitVideoCallName,
  UnitVideoCallOutput,
  UnitVideoNotice,
  UnitVideoNoticeName,
} from '../../protocol/unitVideo/unitVideoCalls.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { MediaPeer } from '../media/index.ts';

interface Asker {
  readonly peerId: string;
  readonly actor: Actor;
}

type Tell<To> = <Name extends UnitVideoNoticeName>(to: To, name: Name, body: UnitVideoNotice<Name>) => void;

export interface UnitVideoPorts {
  readonly state: () => HallState;
  readonly mediaPeer: (peerId: string) => MediaPeer;
  readonly isConnected: (unitId: UnitId) => boolean;
  readonly audit: (actor: Actor, event: AuditEvent) => void;
  readonly tellDesk: <Name extends UnitVideoNoticeName>(name: Name, body: UnitVideoNotice<Name>) => void;
  readonly tellUnit: Tell<UnitId>;
  readonly tellPeer: Tell<string>;
  readonly now: () => number;
}

interface Sending {
  readonly sender: Asker;
  readonly incidentId: IncidentId;
  readonly assignmentId: AssignmentId;
  readonly since: number;
  readonly producer: Producer;
  readonly peer: MediaPeer;
  /** Names of whoever looks, by consumer. */
  readonly watchers: Map<string, string>;
}

export type UnitVideoHandlers = {
  readonly [Name in UnitVideoCallName]: (
    asker: Asker,
    input: UnitVideoCallInput<Name>,
  ) => UnitVideoCallOutput<Name> | Promise<UnitVideoCallOutput<Name>>;
};

/** The video of units' phones: begun by the unit's hand only, ended with its assignment, duty or line, watched by name. */
export class UnitVideos {
  readonly #ports: UnitVideoPorts;
  readonly #sending = new Map<UnitId, Sending>();
  readonly #states = new Map<UnitId, UnitVideoState>();

  constructor(ports: UnitVideoPorts) {
    this.#ports = ports;
  }

  readonly handlers: UnitVideoHandlers = {
    'unitVideo.start': (asker, input) => this.#start(asker, input),
    'unitVideo.stop': ({ actor, peerId }, { reason }) => {
      const unitId = unitOf(actor);
      if (this.#sending.get(unitId)?.sender.peerId === peerId) this.#end(unitId, reason);
      return {};
    },
    'unitVideo.decline': ({ actor }) => {
      const unitId = unitOf(actor);
      if (this.#states.get(unitId)?.phase === 'asked') this.#setEnded(unitId, 'declined');
      return {};
    },
    'unitVideo.ask': ({ actor }, { unitId }) => {
      if (this.#sending.has(unitId)) return {};
      this.#demandReady(unitId);
      if (!this.#ports.isConnected(unitId)) throw new Rejected('unavailable', 'unitOffline');
      this.#ports.audit(actor, { type: 'unitVideoAsked', unitId });
      const at = this.#ports.now();
      this.#set(unitId, { phase: 'asked', at, byName: actor.name });
      this.#ports.tellUnit(unitId, 'unitVideo.asked', { byName: actor.name, at });
      return {};
    },
    'unitVideo.watch': (asker, input) => this.#watch(asker, input),
    'unitVideo.states': () => Object.fromEntries(this.#states),
  };

  /** Assignments or duties changed: whoever may no longer send is ended. */
  recheck(): void {
    for (const [unitId, { assignmentId }] of [...this.#sending]) {
      const reason = this.#obstacle(unitId, assignmentId);
      if (reason !== null) this.#end(unitId, reason);
    }
    for (const [unitId, state] of this.#states) {
      if (state.phase === 'asked' && this.#isOffDuty(unitId)) this.#setEnded(unitId, 'offDuty');
    }
  }

  async #start(
    sender: Asker,
    { assignmentId, transportId, rtpParameters }: UnitVideoCallInput<'unitVideo.start'>,
  ): Promise<UnitVideoCallOutput<'unitVideo.start'>> {
    const unitId = unitOf(sender.actor);
    if (this.#isOffDuty(unitId)) throw new Rejected('notAllowed', 'unitOffDuty');
    const incidentId = this.#incidentOf(unitId, assignmentId);
    if (incidentId === null) throw new Rejected('notAllowed', 'unitNotAssigned');
    const peer = this.#ports.mediaPeer(sender.peerId);
    const producer = await peer.produceVideo({ transportId, rtpParameters });
    this.#end(unitId, 'replaced');
    const since = this.#ports.now();
    this.#sending.set(unitId, { sender, incidentId, assignmentId, since, producer, peer, watchers: new Map() });
    this.#ports.audit(sender.actor, { type: 'unitVideoStarted', unitId, incidentId });
    this.#set(unitId, { phase: 'sending', since, incidentId, assignmentId });
    const lost = () => {
      if (this.#sending.get(unitId)?.producer === producer) this.#end(unitId, 'lineLost');
    };
    if (producer.closed) lost();
    else producer.observer.once('close', lost);
    // The duty or the assignment may have ended while the producer was made.
    this.recheck();
    return { producerId: producer.id };
  }

  async #watch(
    { peerId, actor }: Asker,
    { unitId, rtpCapabilities, purpose }: UnitVideoCallInput<'unitVideo.watch'>,
  ): Promise<UnitVideoCallOutput<'unitVideo.watch'>> {
    const sending = this.#sending.get(unitId);
    if (sending === undefined) throw new Rejected('notFound', 'unitVideoNotSent');
    const { incidentId, producer, peer, watchers } = sending;
    this.#ports.audit(actor, { type: 'unitVideoViewed', unitId, incidentId, purpose });
    const consumer = await this.#ports
      .mediaPeer(peerId)
      .consumeProducer({ producer, worker: peer.worker }, rtpCapabilities, () => {
        watchers.delete(consumer.consumerId);
        this.#tellWatchers(unitId);
      });
    watchers.set(consumer.consumerId, actor.name);
    this.#tellWatchers(unitId);
    return { consumer };
  }

  #tellWatchers(unitId: UnitId): void {
    const sending = this.#sending.get(unitId);
    if (sending === undefined) return;
    const names = [...new Set(sending.watchers.values())];
    this.#ports.tellPeer(sending.sender.peerId, 'unitVideo.watchers', { names });
  }

  #end(unitId: UnitId, reason: UnitVideoEnd): void {
    const sending = this.#sending.get(unitId);
    if (sending === undefined) return;
    this.#sending.delete(unitId);
    sending.producer.close();
    const { incidentId, since, sender } = sending;
    const durationMs = Math.max(0, this.#ports.now() - since);
    this.#ports.audit(sender.actor, { type: 'unitVideoEnded', unitId, incidentId, reason, durationMs });
    this.#ports.tellPeer(sender.peerId, 'unitVideo.over', { reason });
    this.#setEnded(unitId, reason);
  }

  #setEnded(unitId: UnitId, reason: UnitVideoEnd): void {
    this.#set(unitId, { phase: 'ended', at: this.#ports.now(), reason });
  }

  #set(unitId: UnitId, state: UnitVideoState): void {
    this.#states.set(unitId, state);
    this.#ports.tellDesk('unitVideo.changed', { unitId, state });
  }

  #obstacle(unitId: UnitId, assignmentId: AssignmentId): UnitVideoEnd | null {
    if (this.#isOffDuty(unitId)) return 'offDuty';
    return this.#incidentOf(unitId, assignmentId) === null ? 'assignmentOver' : null;
  }

  #isOffDuty(unitId: UnitId): boolean {
    return this.#ports.state().units[unitId]?.onDuty !== true;
  }

  /** The incident of an open assignment of this unit; of any of them where none is named. */
  #incidentOf(unitId: UnitId, assignmentId?: AssignmentId): IncidentId | null {
    const found = Object.values(this.#ports.state().incidents).find(({ assignments }) =>
      assignments.some(
        (assignment) =>
          assignment.unitId === unitId &&
          isActiveAssignment(assignment) &&
          (assignmentId === undefined || assignment.id === assignmentId),
      ),
    );
    return found?.id ?? null;
  }

  #demandReady(unitId: UnitId): void {
    if (this.#isOffDuty(unitId)) throw new Rejected('notAllowed', 'unitOffDuty');
    if (this.#incidentOf(unitId) === null) throw new Rejected('notAllowed', 'unitNotAssigned');
  }
}

function unitOf({ unitId }: Actor): UnitId {
  if (unitId === undefined) throw new Rejected('forbidden', 'otherUnit');
  return unitId;
}
