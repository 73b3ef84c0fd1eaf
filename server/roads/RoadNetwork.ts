import type { Position } from '../../protocol/geometry/place.ts';
import type { RoadClass } from '../../protocol/roads/roadClass.ts';
import type { RoadGraph } from '../../protocol/roads/roadGraph.ts';

/** A place brought to the nearest road: how far along the edge (0 at its first node), and how far off the road. */
export interface RoadSpot {
  readonly edge: number;
  readonly share: number;
  readonly asideM: number;
}

const cellM = 150;
/** Farther from any road than this, nobody can say how one gets there. */
const reachM = 2000;

/** A city's roads in flat arrays, with a grid to find the road nearest to a place. */
export class RoadNetwork {
  readonly graph: RoadGraph;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeLengthM: Float64Array;
  readonly edgeIsOneWay: Uint8Array;
  /** The edges at node n are `touching[firstOf[n]]` up to `touching[firstOf[n + 1]]`. */
  readonly firstOf: Int32Array;
  readonly touching: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #edgeClass: Uint8Array;
  /** Edges by cell of the grid. */
  readonly #cells = new Map<number, number[]>();

  constructor(graph: RoadGraph) {
    this.graph = graph;
    const { nodes, edges } = graph;
    this.nodeCount = nodes.length / 2;
    this.edgeCount = edges.length;
    this.#x = Float64Array.from({ length: this.nodeCount }, (_, node) => nodes[2 * node] ?? 0);
    this.#y = Float64Array.from({ length: this.nodeCount }, (_, node) => nodes[2 * node + 1] ?? 0);
    this.edgeFrom = Int32Array.from(edges, (edge) => edge[0]);
    this.edgeTo = Int32Array.from(edges, (edge) => edge[1]);
    this.edgeLengthM = Float64Array.from(edges, (edge) => edge[2]);
    this.edgeIsOneWay = Uint8Array.from(edges, (edge) => edge[5] ?? 0);
    this.#edgeClass = Uint8Array.from(edges, (edge) => edge[3]);
    this.firstOf = new Int32Array(this.nodeCount + 1);
    this.touching = new Int32Array(2 * this.edgeCount);
    this.#listTouching();
    for (let edge = 0; edge < this.edgeCount; edge += 1) this.#putInCells(edge);
  }

  classOf(edge: number): RoadClass {
    return this.graph.classes[this.#edgeClass[edge] ?? 0] ?? 'lane';
  }

  /** Metres east and north of the origin. */
  planOf({ lon, lat }: Pick<Position, 'lon' | 'lat'>): [number, number] {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat } = this.graph;
    return [(lon - originLon) * metresPerDegLon, (lat - originLat) * metresPerDegLat];
  }

  /** The place a share along an edge, degrees. */
  placeOn(edge: number, share: number): [number, number] {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat } = this.graph;
    const [x1, y1, x2, y2] = this.endsOf(edge);
    return [
      originLon + (x1 + (x2 - x1) * share) / metresPerDegLon,
      originLat + (y1 + (y2 - y1) * share) / metresPerDegLat,
    ];
  }

  /** x, y of the first node, x, y of the second. */
  endsOf(edge: number): [number, number, number, number] {
    const [from, to] = [this.edgeFrom[edge] ?? 0, this.edgeTo[edge] ?? 0];
    return [this.#x[from] ?? 0, this.#y[from] ?? 0, this.#x[to] ?? 0, this.#y[to] ?? 0];
  }

  /** The node at the other end. */
  across(edge: number, node: number): number {
    const from = this.edgeFrom[edge] ?? 0;
    return from === node ? (this.edgeTo[edge] ?? 0) : from;
  }

  /** The nearest road; null where there is none within two kilometres. Called for thousands of units: nothing is allocated. */
  spotOf({ lon, lat }: Pick<Position, 'lon' | 'lat'>): RoadSpot | null {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat } = this.graph;
    const [x, y] = [(lon - originLon) * metresPerDegLon, (lat - originLat) * metresPerDegLat];
    const [column, row] = [Math.floor(x / cellM), Math.floor(y / cellM)];
    let [best, bestShare, bestSquare] = [-1, 0, reachM * reachM];
    for (let ring = 0; ring <= Math.ceil(reachM / cellM); ring += 1) {
      // What lies in the next ring is at least this far away.
      const nearestM = (ring - 1) * cellM;
      if (best >= 0 && ring > 0 && bestSquare <= nearestM * nearestM) break;
      for (let across = -ring; across <= ring; across += 1) {
        const step = Math.abs(across) === ring || ring === 0 ? 1 : 2 * ring;
        for (let up = -ring; up <= ring; up += step) {
          const cell = this.#cells.get(cellKey(column + across, row + up));
          if (cell === undefined) continue;
          for (const edge of cell) {
            const [from, to] = [this.edgeFrom[edge] ?? 0, this.edgeTo[edge] ?? 0];
            const [x1, y1] = [this.#x[from] ?? 0, this.#y[from] ?? 0];
            const [dx, dy] = [(this.#x[to] ?? 0) - x1, (this.#y[to] ?? 0) - y1];
            const square = dx * dx + dy * dy;
            const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
            const [offX, offY] = [x - x1 - dx * share, y - y1 - dy * share];
            const offSquare = offX * offX + offY * offY;
            if (offSquare < bestSquare) [best, bestShare, bestSquare] = [edge, share, offSquare];
          }
        }
      }
    }
    return best < 0 ? null : { edge: best, share: bestShare, asideM: Math.sqrt(bestSquare) };
  }

  #listTouching(): void {
    const ends = [this.edgeFrom, this.edgeTo];
    for (const end of ends) for (const node of end) this.firstOf[node + 1] = (this.firstOf[node + 1] ?? 0) + 1;
    for (let node = 0; node < this.nodeCount; node += 1) {
      this.firstOf[node + 1] = (this.firstOf[node + 1] ?? 0) + (this.firstOf[node] ?? 0);
    }
    const next = this.firstOf.slice();
    for (const end of ends) {
      end.forEach((node, edge) => {
        const at = next[node] ?? 0;
        this.touching[at] = edge;
        next[node] = at + 1;
      });
    }
  }

  #putInCells(edge: number): void {
    const [x1, y1, x2, y2] = this.endsOf(edge);
    const [left, right] = [Math.floor(Math.min(x1, x2) / cellM), Math.floor(Math.max(x1, x2) / cellM)];
    const [low, high] = [Math.floor(Math.min(y1, y2) / cellM), Math.floor(Math.max(y1, y2) / cellM)];
    for (let column = left; column <= right; column += 1) {
      for (let row = low; row <= high; row += 1) {
        const key = cellKey(column, row);
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [edge]);
        else cell.push(edge);
      }
    }
  }
}

/** Of cells up to a thousand kilometres either way. */
function cellKey(column: number, row: number): number {
  return (column + 8192) * 16_384 + row + 8192;
}
