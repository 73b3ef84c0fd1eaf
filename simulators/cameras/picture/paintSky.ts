import { blend, valueNoise } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Pinhole } from './pinhole.ts';

export const hazeColour = 0xc3cdd6;
const zenithColour = 0x5b8fc9;
const cloudColour = 0xf1f3f5;
/** Distance over which the haze takes 63 % of a colour, metres. */
const hazeLengthM = 4200;
const hazeStepM = 8;
const hazeShares = Float64Array.from({ length: 2048 }, (_, step) => 1 - Math.exp((-step * hazeStepM) / hazeLengthM));

/** Sky and clouds above the horizon; resets depth and shadow of the whole canvas. */
export function paintSky(canvas: Canvas, pinhole: Pinhole): void {
  canvas.inverseDepth.fill(0);
  canvas.shadow.fill(0);
  for (let y = 0; y < canvas.height; y++)
    for (let x = 0; x < canvas.width; x++) {
      const direction = pinhole.direction(x + 0.5, y + 0.5);
      if (direction.z < 0) {
        if (x === 0) return;
        continue;
      }
      const rise = direction.z / Math.hypot(direction.x, direction.y, direction.z);
      const colour = blend(hazeColour, zenithColour, Math.min(1, rise * 1.7));
      // A cloud deck 1 km up; its detail fades towards the horizon.
      const scale = 1 / Math.max(rise, 0.03);
      const u = direction.x * scale * 0.9;
      const v = direction.y * scale * 0.9;
      const density = valueNoise(u, v) * 0.6 + valueNoise(u * 2.3, v * 2.3) * 0.28 + valueNoise(u * 5, v * 5) * 0.12;
      const cover = Math.max(0, Math.min(1, (density - 0.5) * 4)) * Math.min(1, rise * 5);
      canvas.colour[y * canvas.width + x] = blend(colour, cloudColour, cover * 0.8);
    }
}

/** Lets everything fade into the haze with its distance. */
export function paintHaze(canvas: Canvas): void {
  const { colour, inverseDepth } = canvas;
  for (let index = 0; index < colour.length; index++) {
    const inverse = inverseDepth[index] ?? 0;
    if (inverse === 0) continue;
    const step = Math.min(2047, (1 / inverse / hazeStepM) | 0);
    colour[index] = blend(colour[index] ?? 0, hazeColour, hazeShares[step] ?? 1);
  }
}
