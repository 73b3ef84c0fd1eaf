import type { PtzVelocity } from './PtzHold.ts';

export interface SpeedKeys {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

const usualSpeed = 0.5;
/** Share of the smaller side of the tile that is full speed when the mouse is dragged so far. */
const fullDragShare = 0.5;

/** Shift doubles the speed, Ctrl quarters it. */
export function speedOf({ shiftKey, ctrlKey }: SpeedKeys): number {
  return shiftKey ? usualSpeed * 2 : ctrlKey ? usualSpeed / 4 : usualSpeed;
}

/** The farther the mouse is dragged the faster the camera turns, gently at first. */
export function dragVelocity(
  dragged: { readonly x: number; readonly y: number },
  side: number,
  keys: SpeedKeys,
): PtzVelocity {
  const distance = Math.hypot(dragged.x, dragged.y);
  if (distance === 0 || side <= 0) return { pan: 0, tilt: 0, zoom: 0 };
  const pull = Math.min(1, distance / (side * fullDragShare));
  const speed = Math.min(1, pull * pull * speedOf(keys) * 2);
  return { pan: (dragged.x / distance) * speed, tilt: -(dragged.y / distance) * speed, zoom: 0 };
}

const ways: Record<string, PtzVelocity> = {
  ArrowUp: { pan: 0, tilt: 1, zoom: 0 },
  ArrowDown: { pan: 0, tilt: -1, zoom: 0 },
  ArrowLeft: { pan: -1, tilt: 0, zoom: 0 },
  ArrowRight: { pan: 1, tilt: 0, zoom: 0 },
  '+': { pan: 0, tilt: 0, zoom: 1 },
  '=': { pan: 0, tilt: 0, zoom: 1 },
  '-': { pan: 0, tilt: 0, zoom: -1 },
  _: { pan: 0, tilt: 0, zoom: -1 },
};

export function isSteeringKey(key: string): boolean {
  return Object.hasOwn(ways, key);
}

/** Where all the held keys together lead; null when they cancel each other out. */
export function keysVelocity(held: Iterable<string>, keys: SpeedKeys): PtzVelocity | null {
  let [pan, tilt, zoom] = [0, 0, 0];
  for (const key of held) {
    const way = ways[key];
    if (way === undefined) continue;
    pan += way.pan;
    tilt += way.tilt;
    zoom += way.zoom;
  }
  if (pan === 0 && tilt === 0 && zoom === 0) return null;
  const speed = speedOf(keys);
  return { pan: Math.sign(pan) * speed, tilt: Math.sign(tilt) * speed, zoom: Math.sign(zoom) * speed };
}
