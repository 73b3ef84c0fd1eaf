import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { TerraDrawExtend } from 'terra-draw';
import type { MapEngineName } from '../../../protocol/map/mapConfig.ts';
import { everywhere, type Sight } from '../Sight.ts';
import type { FeatureDiff } from './FeatureDiff.ts';
import type { DrawnFeature, GlMap } from './GlMap.ts';

export interface EnginePointer {
  readonly point: { readonly x: number; readonly y: number };
  readonly lngLat: { readonly lng: number; readonly lat: number };
  readonly originalEvent: MouseEvent;
}

export interface EngineTrouble {
  readonly error: Error | { readonly message: string };
  /** Whose tile it was, where it was one. */
  readonly sourceId?: string;
}

interface SourceNews {
  readonly sourceId?: string;
  /** Present when the news is of one tile. */
  readonly tile?: { readonly state: string };
}

interface EngineEvents {
  click: EnginePointer;
  contextmenu: EnginePointer;
  mousemove: EnginePointer;
  mouseout: EnginePointer;
  movestart: unknown;
  move: unknown;
  render: unknown;
  idle: unknown;
  webglcontextlost: unknown;
  error: EngineTrouble;
  sourcedata: SourceNews;
  sourcedataloading: SourceNews;
}

/** Where the two engines differ. */
export interface EngineTraits {
  readonly name: MapEngineName;
  setSky(map: GlMap, style: StyleSpecification): void;
  /** Changes features of a source without handing over all of them. */
  changeData(map: GlMap, source: string, diff: FeatureDiff): void;
  drawAdapter(map: GlMap, coordinateDigits: number): Promise<TerraDrawExtend.TerraDrawBaseAdapter>;
}

/** One opened map, whichever engine draws it; what differs is absorbed here and in its traits. */
export class MapEngine {
  readonly name: MapEngineName;
  /** Resolves when the style stands; waited for from the first moment on, since the engine says it once. */
  readonly styleLoaded: Promise<void>;
  readonly #map: GlMap;
  readonly #traits: EngineTraits;

  constructor(map: GlMap, traits: EngineTraits) {
    this.#map = map;
    this.#traits = traits;
    this.name = traits.name;
    this.styleLoaded = new Promise((resolve) => void map.once('style.load', () => resolve()));
  }

  /** Returns how to stop. The engines answer a subscription or themselves; both know `off`. */
  on<Name extends keyof EngineEvents>(event: Name, listener: (event: EngineEvents[Name]) => void): () => void {
    this.#map.on(event, listener);
    return () => void this.#map.off(event, listener);
  }

  /** One engine would answer a promise to who gives no listener, so one is always given. */
  once(event: keyof EngineEvents, listener: () => void): void {
    this.#map.once(event, listener);
  }

  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  get centre(): { lon: number; lat: number } {
    const { lng, lat } = this.#map.getCenter();
    return { lon: lng, lat };
  }

  get zoom(): number {
    return this.#map.getZoom();
  }

  get pitchDeg(): number {
    return this.#map.getPitch();
  }

  get bearingDeg(): number {
    return this.#map.getBearing();
  }

  /** What of the ground is seen; leaning, the rectangle about it. */
  get sight(): Sight {
    const bounds = this.#map.getBounds();
    if (bounds === null) return everywhere;
    return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
  }

  jumpTo(view: { center: [number, number]; zoom: number; pitch: number; bearing: number }): void {
    this.#map.jumpTo(view);
  }

  easeTo(view: { center: [number, number]; zoom: number; duration: number }): void {
    this.#map.easeTo(view);
  }

  resize(): void {
    this.#map.resize();
  }

  repaint(): void {
    this.#map.triggerRepaint();
  }

  project(lon: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.project([lon, lat]);
    return { x, y };
  }

  unproject(x: number, y: number): { lon: number; lat: number } {
    const { lng, lat } = this.#map.unproject([x, y]);
    return { lon: lng, lat };
  }

  /** What was drawn in a square around a point, the topmost first. */
  drawnNear({ x, y }: { x: number; y: number }, reachPx: number, layers: readonly string[]): DrawnFeature[] {
    return this.#map.queryRenderedFeatures(
      [
        [x - reachPx, y - reachPx],
        [x + reachPx, y + reachPx],
      ],
      { layers: [...layers] },
    );
  }

  setFeatureState(target: { source: string; sourceLayer?: string; id: string }, state: object): void {
    this.#map.setFeatureState(target, state);
  }

  /** One engine answers a promise, the other itself; failures of both come as `error`. */
  setData(source: string, features: FeatureCollection): void {
    void this.#map.getSource(source)?.setData(features);
  }

  changeData(source: string, diff: FeatureDiff): void {
    this.#traits.changeData(this.#map, source, diff);
  }

  setTiles(source: string, tiles: string): void {
    this.#map.getSource(source)?.setTiles([tiles]);
  }

  addSource(id: string, source: object): void {
    this.#map.addSource(id, source);
  }

  addLayer(layer: object, before: string): void {
    this.#map.addLayer(layer, before);
  }

  isSourceLoaded(id: string): boolean {
    return this.#map.isSourceLoaded(id);
  }

  addImage(
    name: string,
    { width, height, data }: { width: number; height: number; data: Uint8Array | Uint8ClampedArray },
  ): void {
    this.#map.addImage(name, { width, height, data }, { sdf: true });
  }

  setPaint(layer: string, name: string, value: unknown): void {
    this.#map.setPaintProperty(layer, name, value);
  }

  setLayout(layer: string, name: string, value: unknown): void {
    this.#map.setLayoutProperty(layer, name, value);
  }

  setSky(style: StyleSpecification): void {
    this.#traits.setSky(this.#map, style);
  }

  drawAdapter(coordinateDigits: number): Promise<TerraDrawExtend.TerraDrawBaseAdapter> {
    return this.#traits.drawAdapter(this.#map, coordinateDigits);
  }

  close(): void {
    this.#map.remove();
  }
}
