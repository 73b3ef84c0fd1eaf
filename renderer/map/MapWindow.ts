import { distanceM } from '../../protocol/geometry/earth.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import { inTime } from './inTime.ts';
import type { EnginePointer, MapEngine } from './engine/MapEngine.ts';

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
  readonly #map: MapEngine;

  constructor(map: MapEngine) {
    this.#map = map;
  }

  get pose(): MapPose {
    const { centre, zoom, pitchDeg, bearingDeg } = this.#map;
    return { ...centre, zoom, pitchDeg, bearingDeg };
  }

  /** Tells every change of the pose that a person or a flight makes; returns how to stop. */
  onPose(listener: (pose: MapPose) => void): () => void {
    return this.#map.on('move', () => listener(this.pose));
  }

  /** Tells where the pointer is, at most once a frame. */
  onPointer(listener: (position: Position) => void): () => void {
    let frame: number | null = null;
    let latest: EnginePointer | null = null;
    const stop = this.#map.on('mousemove', (event) => {
      latest = event;
      frame ??= requestAnimationFrame(() => {
        frame = null;
        if (latest) listener({ lon: latest.lngLat.lng, lat: latest.lngLat.lat });
      });
    });
    return () => {
      stop();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }

  /** Width in CSS pixels. */
  get widthPx(): number {
    return this.#map.canvas.clientWidth;
  }

  /** Metres on the ground that one CSS pixel in the middle of the window covers. */
  get metresPerPixel(): number {
    const canvas = this.#map.canvas;
    const [x, y] = [canvas.clientWidth / 2, canvas.clientHeight / 2];
    return distanceM(this.#map.unproject(x - 50, y), this.#map.unproject(x + 50, y)) / 100;
  }

  /** What is seen now, as the engine drew it. Only right after drawing is the picture still there to be read. */
  picture(timeoutMs: number): Promise<ImageBitmap> {
    const picture = new Promise<ImageBitmap>((resolve) => {
      this.#map.once('render', () => resolve(createImageBitmap(this.#map.canvas)));
    });
    this.#map.repaint();
    return inTime(picture, timeoutMs, `The map drew nothing within ${timeoutMs} ms`);
  }
}
