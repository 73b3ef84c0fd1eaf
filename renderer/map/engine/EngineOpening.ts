import type { StyleSpecification } from 'maplibre-gl';

/** What a map begins with, in the words of both engines. */
export interface EngineOpening {
  readonly container: HTMLElement;
  readonly style: StyleSpecification;
  readonly origin: string;
  readonly title: string;
  /** Sources whose features are changed one by one. */
  readonly changingSources: readonly string[];
  readonly view: {
    readonly center: [number, number];
    readonly zoom: number;
    readonly pitch: number;
    readonly bearing: number;
    readonly minZoom: number;
    readonly maxZoom: number;
    readonly maxPitch: number;
    readonly maxBounds: [number, number, number, number];
  };
}
