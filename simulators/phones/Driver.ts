import { distanceM } from '../../protocol/geometry/earth.ts';
import type { RoadMap, Spot } from './RoadMap.ts';

const patrolMps = 6;
const hurryMps = 14;

/** A vehicle or a walker on the roads: wanders until it is sent somewhere, then takes the shortest way and waits there. */
export class Driver {
  readonly #roads: RoadMap;
  readonly #pick: (count: number) => number;
  #way: number[];
  #cameFrom: number;
  #spot: Spot;
  #isSent = false;

  /** `pick` chooses one of n; given from outside so that a run can be repeated. */
  constructor(roads: RoadMap, start: Spot, pick: (count: number) => number) {
    this.#roads = roads;
    this.#pick = pick;
    const node = roads.nearestNode(start);
    this.#way = [node];
    this.#cameFrom = node;
    this.#spot = roads.spot(node);
  }

  get spot(): Spot {
    return this.#spot;
  }

  get hasArrived(): boolean {
    return this.#isSent && this.#way.length === 0;
  }

  sendTo(place: Spot): void {
    this.#isSent = true;
    this.#way = this.#roads.way(this.#roads.nearestNode(this.#spot), this.#roads.nearestNode(place));
  }

  wander(): void {
    this.#isSent = false;
    if (this.#way.length === 0) this.#way = [this.#roads.nearestNode(this.#spot)];
  }

  /** Moves on for so many seconds. */
  drive(seconds: number): void {
    let leftM = seconds * (this.#isSent ? hurryMps : patrolMps);
    for (let next = this.#way[0]; next !== undefined && leftM > 0; next = this.#way[0]) {
      const goal = this.#roads.spot(next);
      const gapM = distanceM(this.#spot, goal);
      if (gapM > leftM) {
        const share = leftM / gapM;
        const { lon, lat } = this.#spot;
        this.#spot = { lon: lon + (goal.lon - lon) * share, lat: lat + (goal.lat - lat) * share };
        return;
      }
      leftM -= gapM;
      this.#spot = goal;
      this.#way.shift();
      if (!this.#isSent && this.#way.length === 0) this.#way.push(this.#roads.wander(next, this.#cameFrom, this.#pick));
      this.#cameFrom = next;
    }
  }
}
