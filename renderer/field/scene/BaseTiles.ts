import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { TileAddress } from './sceneView.ts';

export type BaseLayer = 'water' | 'park' | 'building' | 'rail' | 'lane' | 'street' | 'road';
/** A tile ready to be drawn: lines and outlines by layer in its own units, `extent` of them a side. */
export interface BaseTile {
  readonly address: TileAddress;
  readonly extent: number;
  readonly paths: ReadonlyMap<BaseLayer, Path2D>;
}

const layers: readonly BaseLayer[] = ['water', 'park', 'building', 'rail', 'lane', 'street', 'road'];
const timeoutMs = 15_000;
const mostKept = 60;

/** The base map's tiles for the small map: fetched when it is open, decoded to paths, the latest few kept. */
export class BaseTiles {
  #onChange: () => void = () => undefined;
  #stop = new AbortController();
  readonly #tiles = new Map<string, BaseTile | 'loading' | 'failed'>();

  /** Says when tiles came or failed; answers how to end it. */
  start(onChange: () => void): () => void {
    this.#stop = new AbortController();
    this.#onChange = onChange;
    return () => this.close();
  }

  /** The tiles there are of those wanted; what lacks is asked for. */
  take(addresses: readonly TileAddress[]): readonly BaseTile[] {
    const ready: BaseTile[] = [];
    for (const address of addresses) {
      const known = this.#tiles.get(keyOf(address));
      if (known === undefined) this.#load(address);
      else if (typeof known === 'object') ready.push(known);
    }
    return ready;
  }

  /** Whether tiles could not be had, so that the person knows why the ground is empty. */
  get hasFailed(): boolean {
    return [...this.#tiles.values()].includes('failed');
  }

  /** Asks again for what failed. */
  retry(): void {
    for (const [key, tile] of this.#tiles) if (tile === 'failed') this.#tiles.delete(key);
    this.#onChange();
  }

  close(): void {
    this.#stop.abort();
    this.#tiles.clear();
  }

  #load(address: TileAddress): void {
    const key = keyOf(address);
    this.#tiles.set(key, 'loading');
    this.#read(address).then(
      (tile) => this.#keep(key, tile),
      () => this.#keep(key, 'failed'),
    );
  }

  #keep(key: string, tile: BaseTile | 'failed'): void {
    if (this.#stop.signal.aborted) return;
    // Set anew, so that the oldest stands first.
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    for (const oldest of [...this.#tiles.keys()].slice(0, Math.max(0, this.#tiles.size - mostKept)))
      this.#tiles.delete(oldest);
    this.#onChange();
  }

  async #read(address: TileAddress): Promise<BaseTile> {
    const response = await fetch(`/tiles/${keyOf(address)}.mvt`, {
      signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (response.status === 204) return { address, extent: 1, paths: new Map() };
    if (!response.ok) throw new Error(`The tile ${keyOf(address)} answered ${response.status}`);
    return decode(address, new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))));
  }
}

function decode(address: TileAddress, tile: VectorTile): BaseTile {
  let extent = 4_096;
  const paths = new Map<BaseLayer, Path2D>();
  for (const name of layers) {
    const layer = tile.layers[name];
    if (layer === undefined) continue;
    extent = layer.extent;
    const path = new Path2D();
    for (let index = 0; index < layer.length; index += 1) addFeature(path, layer.feature(index).loadGeometry());
    paths.set(name, path);
  }
  return { address, extent, paths };
}

function addFeature(path: Path2D, parts: readonly (readonly { readonly x: number; readonly y: number }[])[]): void {
  for (const part of parts) {
    part.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  }
}

function keyOf({ z, x, y }: TileAddress): string {
  return `${z}/${x}/${y}`;
}
