/** A binary heap of node numbers by cost that can lower the cost of one inside; each node is in it at most once. */
export class NodeHeap {
  readonly #cost: Float64Array;
  readonly #heap: Int32Array;
  /** Where each node stands in the heap; -1 when it is not in it. */
  readonly #place: Int32Array;
  #size = 0;

  constructor(cost: Float64Array) {
    this.#cost = cost;
    this.#heap = new Int32Array(cost.length);
    this.#place = new Int32Array(cost.length).fill(-1);
  }

  /** Puts a node in, or moves it up after its cost became less. */
  raise(node: number): void {
    let at = this.#place[node] ?? -1;
    if (at < 0) {
      at = this.#size;
      this.#size += 1;
    }
    const cost = this.#costOf(node);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#at(above);
      if (this.#costOf(other) <= cost) break;
      this.#set(at, other);
      at = above;
    }
    this.#set(at, node);
  }

  /** The cheapest node, taken out; -1 when none is left. */
  take(): number {
    if (this.#size === 0) return -1;
    const first = this.#at(0);
    this.#place[first] = -1;
    this.#size -= 1;
    if (this.#size > 0) this.#sink(this.#at(this.#size));
    return first;
  }

  #sink(node: number): void {
    const cost = this.#costOf(node);
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#costOf(this.#at(below + 1)) < this.#costOf(this.#at(below))) below += 1;
      const other = this.#at(below);
      if (this.#costOf(other) >= cost) break;
      this.#set(at, other);
      at = below;
    }
    this.#set(at, node);
  }

  #at(index: number): number {
    return this.#heap[index] ?? -1;
  }

  #costOf(node: number): number {
    return this.#cost[node] ?? Infinity;
  }

  #set(at: number, node: number): void {
    this.#heap[at] = node;
    this.#place[node] = at;
  }
}
