import type { FeatureCollection, Geometry } from 'geojson';

/** A feature as an engine drew it. */
export interface DrawnFeature {
  readonly layer: { readonly id: string };
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface GlSource {
  setData(features: FeatureCollection): unknown;
  updateData(change: unknown): unknown;
  setTiles(tiles: string[]): unknown;
}

/**
 * What both engines' maps have under the same names and with the same meaning. Their own types cannot be joined: each
 * brings its own style specification and events.
 */
export interface GlMap {
  on(event: string, listener: (event: never) => void): unknown;
  off(event: string, listener: (event: never) => void): unknown;
  once(event: string, listener: (event: never) => void): unknown;
  getCanvas(): HTMLCanvasElement;
  getCenter(): { lng: number; lat: number };
  getZoom(): number;
  getPitch(): number;
  getBearing(): number;
  getBounds(): { getWest(): number; getSouth(): number; getEast(): number; getNorth(): number } | null;
  jumpTo(view: object): unknown;
  easeTo(view: object): unknown;
  resize(): unknown;
  remove(): void;
  triggerRepaint(): void;
  project(at: [number, number]): { x: number; y: number };
  unproject(at: [number, number]): { lng: number; lat: number };
  queryRenderedFeatures(box: [[number, number], [number, number]], options: { layers: string[] }): DrawnFeature[];
  setFeatureState(target: { source: string; sourceLayer?: string; id: string }, state: object): unknown;
  addImage(name: string, image: object, options: object): unknown;
  addControl(control: object, corner: string): unknown;
  getSource(id: string): GlSource | undefined;
  addSource(id: string, source: object): unknown;
  addLayer(layer: object, before?: string): unknown;
  setPaintProperty(layer: string, name: string, value: unknown): unknown;
  setLayoutProperty(layer: string, name: string, value: unknown): unknown;
  isSourceLoaded(id: string): boolean;
}
