import {
  floorPriority,
  longestQueue,
  longestTalkMs,
  type BurstEnd,
  type Floor,
  type FloorEffect,
  type FloorHolder,
  type FloorInput,
  type FloorRequest,
  type RevokeReason,
} from './floor.ts';

export interface FloorDecision {
  readonly floor: Floor;
  /** In the order in which they must be carried out: an end always stands before the grant that follows it. */
  readonly effects: readonly FloorEffect[];
}

/**
 * The floor arbiter of one talkgroup (3GPP TS 22.179, floor control): who talks, who waits, who is sent away. Pure: time
 * comes with the input. A queue entry is a button still held down, so releasing it gives the place back.
 */
export function decideFloor(floor: Floor, input: FloorInput): FloorDecision {
  switch (input.type) {
    case 'request':
      return decideRequest(floor, input.request, input.at);
    case 'release':
      return withdraw(floor, input.peerId, input.at, 'release');
    case 'disconnect':
      return withdraw(floor, input.peerId, input.at, 'disconnect');
    case 'raise':
      return raise(floor, input.peerId, input.at);
    case 'loseMicrophone':
      return floor.holder?.peerId === input.peerId
        ? grantNext(floor.queue, input.at, revoke(floor.holder, input.at, 'disconnect', 'microphoneLost'))
        : withdraw(floor, input.peerId, input.at, 'disconnect');
    case 'checkTime':
      return floor.holder !== null && input.at - floor.holder.since >= longestTalkMs
        ? grantNext(floor.queue, input.at, revoke(floor.holder, input.at, 'timeLimit', 'timeLimit'))
        : { floor, effects: [] };
    case 'closeGroup':
      return {
        floor: { holder: null, queue: [] },
        effects: [
          ...(floor.holder === null ? [] : revoke(floor.holder, input.at, 'revoked', 'groupClosed')),
          ...floor.queue.flatMap(({ peerId }): FloorEffect[] => [
            { type: 'unqueued', peerId },
            { type: 'revoked', peerId, reason: 'groupClosed' },
          ]),
        ],
      };
  }
}

function decideRequest(floor: Floor, request: FloorRequest, at: number): FloorDecision {
  const { holder, queue } = floor;
  if (holder?.peerId === request.peerId) return repeatRequest(floor, holder, request);
  const others = queue.filter(({ peerId }) => peerId !== request.peerId);
  if (holder === null) return grantNext(enqueue(others, request), at, []);
  if (floorPriority(request) > floorPriority(holder)) {
    return grantNext(enqueue(others, request), at, revoke(holder, at, 'revoked', 'preempted'));
  }
  const waiting = queue.find(({ peerId }) => peerId === request.peerId);
  if (waiting !== undefined && floorPriority(request) <= floorPriority(waiting)) return { floor, effects: [] };
  if (waiting === undefined && queue.length >= longestQueue) {
    return { floor, effects: [{ type: 'denied', peerId: request.peerId }] };
  }
  return {
    floor: { holder, queue: enqueue(others, request) },
    effects: waiting === undefined ? [{ type: 'queued', peerId: request.peerId }] : [],
  };
}

/** Asking for what one holds changes nothing, except that it may become an emergency and so safe from pre-emption. */
function repeatRequest(floor: Floor, holder: FloorHolder, request: FloorRequest): FloorDecision {
  if (holder.isEmergency || !request.isEmergency) return { floor, effects: [] };
  return { floor: { ...floor, holder: { ...holder, isEmergency: true } }, effects: [] };
}

/** A press that is held, talking or waiting, becomes an emergency's; whoever presses nothing gets no floor by it. */
function raise(floor: Floor, peerId: string, at: number): FloorDecision {
  const { holder, queue } = floor;
  const held = holder?.peerId === peerId ? holder : queue.find((waiting) => waiting.peerId === peerId);
  if (held === undefined) return { floor, effects: [] };
  const { actor } = held;
  return decideRequest(floor, { peerId, actor, isEmergency: true }, at);
}

function withdraw(floor: Floor, peerId: string, at: number, endedBy: 'release' | 'disconnect'): FloorDecision {
  const { holder, queue } = floor;
  if (holder?.peerId === peerId) return grantNext(queue, at, [{ type: 'ended', holder, at, endedBy }]);
  const left = queue.filter((waiting) => waiting.peerId !== peerId);
  if (left.length === queue.length) return { floor, effects: [] };
  return { floor: { holder, queue: left }, effects: [{ type: 'unqueued', peerId }] };
}

function revoke(holder: FloorHolder, at: number, endedBy: BurstEnd, reason: RevokeReason): FloorEffect[] {
  return [
    { type: 'ended', holder, at, endedBy },
    { type: 'revoked', peerId: holder.peerId, reason },
  ];
}

/** Behind everyone of the same or a higher priority. */
function enqueue(queue: readonly FloorRequest[], request: FloorRequest): FloorRequest[] {
  const place = queue.findIndex((waiting) => floorPriority(waiting) < floorPriority(request));
  return place === -1 ? [...queue, request] : [...queue.slice(0, place), request, ...queue.slice(place)];
}

function grantNext(queue: readonly FloorRequest[], at: number, before: readonly FloorEffect[]): FloorDecision {
  const [next, ...rest] = queue;
  if (next === undefined) return { floor: { holder: null, queue: [] }, effects: before };
  const holder: FloorHolder = { ...next, since: at };
  return { floor: { holder, queue: rest }, effects: [...before, { type: 'granted', holder }] };
}
