import type { Position } from '../../protocol/geometry/place.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { isBlockInForce } from '../../protocol/roads/roadBlock.ts';
import type { RoadGraph } from '../../protocol/roads/roadGraph.ts';
import type { TravelMode } from '../../protocol/roads/travelMode.ts';
import { closedEdges, type Closures } from './closedEdges.ts';
import { RoadNetwork, type RoadSpot } from './RoadNetwork.ts';
import { TravelField, type Travel } from './TravelField.ts';

type Spot = Pick<Position, 'lon' | 'lat'>;

/** Answers how long each way of travelling takes from anywhere to one place. */
export interface TravelTimes {
  travelFrom(from: Spot, mode: TravelMode): Travel | null;
}

/** The roads of the site with what operators closed now. */
export class Roads {
  readonly #network: RoadNetwork;
  #closed: { key: string; of: HallState['roadBlocks']; closures: Closures } | null = null;

  constructor(graph: RoadGraph) {
    this.#network = new RoadNetwork(graph);
  }

  /** One search from the place for each way of travelling that is asked for; any number of starts. */
  travelTimesTo(place: Spot, blocks: HallState['roadBlocks'], now: number): TravelTimes {
    const spot = this.#network.spotOf(place);
    const closures = this.#closuresOf(blocks, now);
    const fields = new Map<TravelMode, TravelField>();
    return {
      travelFrom: (from, mode) => {
        const start = spot === null ? null : this.#network.spotOf(from);
        if (spot === null || start === null) return null;
        return this.#field(fields, mode, spot, closures).travelFrom(start);
      },
    };
  }

  /** The fastest way as a line of degrees; null when there is none. */
  wayTo(
    { place, from, mode }: { readonly place: Spot; readonly from: Spot; readonly mode: TravelMode },
    blocks: HallState['roadBlocks'],
    now: number,
  ): (Travel & { readonly line: [number, number][] }) | null {
    const [spot, start] = [this.#network.spotOf(place), this.#network.spotOf(from)];
    if (spot === null || start === null) return null;
    const field = this.#field(new Map(), mode, spot, this.#closuresOf(blocks, now));
    const [travel, line] = [field.travelFrom(start), field.wayFrom(start)];
    return travel === null || line === null ? null : { ...travel, line };
  }

  #field(fields: Map<TravelMode, TravelField>, mode: TravelMode, place: RoadSpot, closures: Closures): TravelField {
    let field = fields.get(mode);
    if (field === undefined) {
      field = new TravelField({ network: this.#network, mode, closures, place });
      fields.set(mode, field);
    }
    return field;
  }

  /** Worked out anew when a road is closed or opened, by a person or by the clock. */
  #closuresOf(blocks: HallState['roadBlocks'], now: number): Closures {
    const inForce = Object.values(blocks).filter((block) => isBlockInForce(block, now));
    const key = inForce.map(({ id }) => id).join(' ');
    if (this.#closed?.key !== key || this.#closed.of !== blocks) {
      this.#closed = { key, of: blocks, closures: closedEdges(this.#network, inForce) };
    }
    return this.#closed.closures;
  }
}
