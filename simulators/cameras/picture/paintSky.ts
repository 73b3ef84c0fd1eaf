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

/** Clouds are soft: their cover is worked out at every fourth pixel and drawn straight in between. */
const cloudStep = 4;

/** Sky and clouds above the horizon; resets depth and shadow of the whole canvas. */
export function paintSky(canvas: Canvas, pinhole: Pinhole): void {
  canvas.inverseDepth.fill(0);
  canvas.shadow.fill(0);
  for (let y = 0; y < canvas.height; y++) {
    const row = pinhole.direction(0.5, y + 0.5);
    if (row.z < 0) return;
    let cover = cloudCover(row.x, row.y, row.z);
    for (let x = 0; x < canvas.width; x += cloudStep) {
      const across = (x + cloudStep) / pinhole.focal;
      const directionX = row.x + across * pinhole.right.x;
      const directionY = row.y + across * pinhole.right.y;
      const next = cloudCover(directionX, directionY, row.z);
      const rise = row.z / Math.sqrt(directionX * directionX + directionY * directionY + row.z * row.z);
      const sky = blend(hazeColour, zenithColour, Math.min(1, rise * 1.7));
      for (let step = 0; step < cloudStep; step++) {
        const share = cover + ((next - cover) * step) / cloudStep;
        canvas.colour[y * canvas.width + x + step] = share > 0.01 ? blend(sky, cloudColour, share) : sky;
      }
      cover = next;
    }
  }
}

/** How much cloud lies in a direction, 0 to 0.8: a deck 1 km up whose detail fades towards the horizon. */
function cloudCover(x: number, y: number, z: number): number {
  const rise = z / Math.sqrt(x * x + y * y + z * z);
  const scale = 0.9 / Math.max(rise, 0.03);
  const [u, v] = [x * scale, y * scale];
  const density = valueNoise(u, v) * 0.6 + valueNoise(u * 2.3, v * 2.3) * 0.28 + valueNoise(u * 5, v * 5) * 0.12;
  return Math.max(0, Math.min(1, (density - 0.5) * 4)) * Math.min(1, rise * 5) * 0.8;
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
