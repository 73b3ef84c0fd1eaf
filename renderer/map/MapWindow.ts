import type { Map as EngineMap, MapMouseEvent } from 'maplibre-gl';
import type { Position } from '../../protocol/geometry/place.ts';

/** How the map is looked at: what a bookmark keeps and what linked maps share. */
export interface MapPose {
  lon: number;
  lat: number;
  zoom: number;
  pitchDeg: number;
  bearingDeg: number;
}

/** The window on the map: where it looks, what the pointer is over, and its picture. */
export class MapWindow {
  readonly #map: EngineMap;

  constructor(map: EngineMap) {
    this.#map = map;
  }

  get pose(): MapPose {
    const { lng: lon, lat } = this.#map.getCenter();
    return {
      lon,
      lat,
      zoom: this.#map.getZoom(),
      pitchDeg: this.#map.getPitch(),
      bearingDeg: this.#map.getBearing(),
    };
  }

  /** Tells every change of the pose that a person or a flight makes; returns how to stop. */
  onPose(listener: (pose: MapPose) => void): () => void {
    const subscription = this.#map.on('move', () => listener(this.pose));
    return () => subscription.unsubscribe();
  }

  /** Tells where the pointer is, at most once a frame. */
  onPointer(listener: (position: Position) => void): () => void {
    let frame: number | null = null;
    let latest: MapMouseEvent | null = null;
    const subscription = this.#map.on('mousemove', (event) => {
      latest = event;
      frame ??= requestAnimationFrame(() => {
        frame = null;
        if (latest) listener({ lon: latest.lngLat.lng, lat: latest.lngLat.lat });
      });
    });
    return () => {
      subscription.unsubscribe();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }

  /** Width in CSS pixels. */
  get widthPx(): number {
    return this.#map.getCanvas().clientWidth;
  }

  /** Metres on the ground that one CSS pixel in the middle of the window covers. */
  get metresPerPixel(): number {
    const canvas = this.#map.getCanvas();
    const [x, y] = [canvas.clientWidth / 2, canvas.clientHeight / 2];
    const left = this.#map.unproject([x - 50, y]);
    return left.distanceTo(this.#map.unproject([x + 50, y])) / 100;
  }

  /** What is seen now, as the engine drew it. Only right after drawing is the picture still there to be read. */
  picture(timeoutMs: number): Promise<ImageBitmap> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The map drew nothing within ${timeoutMs} ms`)), timeoutMs);
      void this.#map.once('render', () => {
        clearTimeout(timer);
        createImageBitmap(this.#map.getCanvas()).then(resolve, reject);
      });
      this.#map.triggerRepaint();
    });
  }
}
