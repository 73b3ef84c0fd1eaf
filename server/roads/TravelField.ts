import { junctionDelayS, speedProfileKmh, walkingMps, type TravelMode } from '../../protocol/roads/travelMode.ts';
import type { Closures } from './closedEdges.ts';
import { NodeHeap } from './NodeHeap.ts';
import type { RoadNetwork, RoadSpot } from './RoadNetwork.ts';

export interface Travel {
  readonly timeS: number;
  readonly lengthM: number;
}

/** A way to begin: through this state of the search; -1 for straight to the place. */
interface Start extends Travel {
  readonly state: number;
}

export interface TravelFieldOptions {
  readonly network: RoadNetwork;
  readonly mode: TravelMode;
  readonly closures: Closures;
  readonly place: RoadSpot;
}

/**
 * How long everyone needs to one place: one Dijkstra outwards from the place, against the direction of travel. A road
 * that is closed to vehicles can still be walked where a way begins or ends: the crew leaves its vehicle there, so nobody
 * drives on behind it. States are the nodes twice: still driving there (n), and already walking (nodeCount + n).
 */
export class TravelField {
  readonly #options: TravelFieldOptions;
  readonly #timeS: Float64Array;
  readonly #lengthM: Float64Array;
  /** The state nearer to the place; -1 where that is the place itself. */
  readonly #onward: Int32Array;
  readonly #speedMps: Float64Array;

  constructor(options: TravelFieldOptions) {
    this.#options = options;
    const { network } = options;
    this.#timeS = new Float64Array(2 * network.nodeCount).fill(Infinity);
    this.#lengthM = new Float64Array(2 * network.nodeCount).fill(Infinity);
    this.#onward = new Int32Array(2 * network.nodeCount).fill(-1);
    this.#speedMps = edgeSpeeds(network, options.mode);
    this.#spread();
  }

  /** From a spot on a road; null when no way leads to the place. */
  travelFrom(spot: RoadSpot): Travel | null {
    const best = this.#bestStart(spot);
    if (best === null) return null;
    const { place, mode } = this.#options;
    // Into the yard where the unit stands it came by vehicle; from the road to the place people walk.
    const asideMps = mode === 'foot' ? walkingMps : 5;
    return {
      timeS: best.timeS + spot.asideM / asideMps + place.asideM / walkingMps,
      lengthM: best.lengthM + spot.asideM + place.asideM,
    };
  }

  /** The way as a line of degrees, from the spot to the place; null when there is none. */
  wayFrom(spot: RoadSpot): [number, number][] | null {
    const best = this.#bestStart(spot);
    if (best === null) return null;
    const { network, place } = this.#options;
    const line = [network.placeOn(spot.edge, spot.share)];
    for (let state = best.state; state >= 0; state = this.#onward[state] ?? -1) {
      const node = state % network.nodeCount;
      const edge = network.touching[network.firstOf[node] ?? 0] ?? 0;
      line.push(network.placeOn(edge, network.edgeFrom[edge] === node ? 0 : 1));
    }
    line.push(network.placeOn(place.edge, place.share));
    return line.filter(([lon, lat], index) => {
      const before = line[index - 1];
      return before === undefined || before[0] !== lon || before[1] !== lat;
    });
  }

  #spread(): void {
    const { network, place, closures } = this.#options;
    const { nodeCount } = network;
    const heap = new NodeHeap(this.#timeS);
    for (const leg of this.#legs(place, 'to')) this.#reach(heap, leg.state, -1, leg.timeS, leg.lengthM);
    for (let state = heap.take(); state >= 0; state = heap.take()) {
      const isWalking = state >= nodeCount;
      const node = isWalking ? state - nodeCount : state;
      const [timeS, lengthM] = [this.#timeS[state] ?? Infinity, this.#lengthM[state] ?? Infinity];
      if (isWalking) this.#reach(heap, node, state, timeS, lengthM);
      const end = network.firstOf[node + 1] ?? 0;
      for (let at = network.firstOf[node] ?? 0; at < end; at += 1) {
        const edge = network.touching[at] ?? 0;
        if (closures[edge] === 2 || this.#isWalked(edge) !== isWalking) continue;
        const stepS = isWalking ? (network.edgeLengthM[edge] ?? 0) / walkingMps : this.#driveS(edge, node);
        const other = network.across(edge, node) + (isWalking ? nodeCount : 0);
        this.#reach(heap, other, state, timeS + stepS, lengthM + (network.edgeLengthM[edge] ?? 0));
      }
    }
  }

  #reach(heap: NodeHeap, state: number, onward: number, timeS: number, lengthM: number): void {
    if (timeS >= (this.#timeS[state] ?? Infinity)) return;
    this.#timeS[state] = timeS;
    this.#lengthM[state] = lengthM;
    this.#onward[state] = onward;
    heap.raise(state);
  }

  /** Seconds over a whole edge towards `node`, with what its junction costs. */
  #driveS(edge: number, node: number): number {
    const { network, mode } = this.#options;
    const isAgainst = mode !== 'foot' && network.edgeIsOneWay[edge] === 1 && network.edgeTo[edge] !== node;
    if (isAgainst) return Infinity;
    return (network.edgeLengthM[edge] ?? 0) / (this.#speedMps[edge] ?? 0) + junctionDelayS[mode];
  }

  /** Closed to vehicles, or a path that never carried one: the crew walks it. */
  #isWalked(edge: number): boolean {
    const { closures, mode } = this.#options;
    return mode !== 'foot' && (closures[edge] === 1 || this.#speedMps[edge] === 0);
  }

  /** The two pieces of a spot's own edge: driven, or walked where it is closed to vehicles. */
  #legs({ edge, share }: RoadSpot, way: 'to' | 'from'): Start[] {
    const { network, closures, mode } = this.#options;
    const wholeM = network.edgeLengthM[edge] ?? 0;
    if (closures[edge] === 2) return [];
    const isWalked = this.#isWalked(edge);
    const isOneWay = network.edgeIsOneWay[edge] === 1 && mode !== 'foot' && !isWalked;
    const speedMps = isWalked ? walkingMps : (this.#speedMps[edge] ?? 0);
    const legs: Start[] = [];
    const layer = isWalked && way === 'to' ? network.nodeCount : 0;
    const add = (node: number, lengthM: number): void => {
      const timeS = lengthM === 0 ? 0 : lengthM / speedMps;
      if (timeS < Infinity) legs.push({ state: layer + node, timeS, lengthM });
    };
    if (!isOneWay || way === 'to') add(network.edgeFrom[edge] ?? 0, share * wholeM);
    if (!isOneWay || way === 'from') add(network.edgeTo[edge] ?? 0, (1 - share) * wholeM);
    return legs;
  }

  #bestStart(spot: RoadSpot): Start | null {
    const direct = this.#direct(spot);
    let best: Start | null = direct === null ? null : { state: -1, ...direct };
    for (const { state, timeS, lengthM } of this.#legs(spot, 'from')) {
      const wholeS = timeS + (this.#timeS[state] ?? Infinity);
      if (wholeS === Infinity || (best !== null && wholeS >= best.timeS)) continue;
      best = { state, timeS: wholeS, lengthM: lengthM + (this.#lengthM[state] ?? Infinity) };
    }
    return best;
  }

  /** Along the one edge on which both stand. */
  #direct(spot: RoadSpot): Travel | null {
    const { network, place, closures, mode } = this.#options;
    if (spot.edge !== place.edge || closures[spot.edge] === 2) return null;
    const isWalked = this.#isWalked(spot.edge);
    const isAgainst = network.edgeIsOneWay[spot.edge] === 1 && mode !== 'foot' && !isWalked && spot.share > place.share;
    if (isAgainst) return null;
    const lengthM = Math.abs(spot.share - place.share) * (network.edgeLengthM[spot.edge] ?? 0);
    const speedMps = isWalked ? walkingMps : (this.#speedMps[spot.edge] ?? 0);
    return { lengthM, timeS: lengthM === 0 ? 0 : lengthM / speedMps };
  }
}

function edgeSpeeds(network: RoadNetwork, mode: TravelMode): Float64Array {
  const own = network.graph.speedsKmh?.[mode] ?? {};
  return Float64Array.from({ length: network.edgeCount }, (_, edge) => {
    const roadClass = network.classOf(edge);
    return (own[roadClass] ?? speedProfileKmh[mode][roadClass]) / 3.6;
  });
}
