import { shade, valueNoise } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import { placeHash } from './cityView.ts';
import type { CityView, ViewedRoad } from './cityView.ts';
import type { Pinhole } from './pinhole.ts';
import { Polygon, scanPolygon } from './polygon.ts';

const colours = {
  ground: 0x9c9a8c,
  park: 0x6f8c55,
  water: 0x5d8096,
  kerb: 0xaaa79f,
  asphalt: 0x6c6d70,
  line: 0xd8d8d2,
};
/** Shadows fall this far per metre of height (sun in the south-west, 45 degrees up). */
export const shadowEast = 0.55;
export const shadowNorth = 0.6;
const shadowsWithinM = 1600;
const markingsWithinM = 350;
const polygon = new Polygon();

/** Land, parks, water, streets, markings and the shadows of buildings, all at height 0. */
export function paintGround(canvas: Canvas, pinhole: Pinhole, view: CityView): void {
  paintLand(canvas, pinhole);
  for (const park of view.parks) fillArea(canvas, pinhole, park, colours.park);
  for (const area of view.water) fillArea(canvas, pinhole, area, colours.water);
  for (const road of view.roads) fillRoad(canvas, pinhole, road, { widthM: road.widthM + 5, colour: colours.kerb });
  for (const road of view.roads) fillRoad(canvas, pinhole, road, { widthM: road.widthM, colour: colours.asphalt });
  for (const road of view.roads) markRoad(canvas, pinhole, road);
  castShadows(canvas, pinhole, view);
  for (let index = 0; index < canvas.colour.length; index++)
    if (canvas.shadow[index]) canvas.colour[index] = shade(canvas.colour[index] ?? 0, 0.62);
}

/** Every pixel below the horizon with its true depth, in a colour that varies softly over tens of metres. */
function paintLand(canvas: Canvas, pinhole: Pinhole): void {
  const { width, height } = canvas;
  const { z: lensM, x: east, y: north } = pinhole.position;
  for (let y = 0; y < height; y++) {
    const edge = pinhole.direction(0.5, y + 0.5);
    if (edge.z >= 0) continue;
    const depth = lensM / -edge.z;
    const inverse = 1 / Math.max(depth, 0.01);
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const directionX = edge.x + (x / pinhole.focal) * pinhole.right.x;
      const directionY = edge.y + (x / pinhole.focal) * pinhole.right.y;
      const light =
        depth > 2500 ? 1 : pavingLight(east + directionX * depth, north + directionY * depth, depth / pinhole.focal);
      canvas.colour[start + x] = shade(colours.ground, light);
      canvas.inverseDepth[start + x] = inverse;
    }
  }
}

/** Worn slabs of 6 m with joints between them; both fade where they are finer than a pixel. */
function pavingLight(x: number, y: number, metresPerPixel: number): number {
  const wear = 0.92 + 0.16 * valueNoise(x / 23, y / 23);
  const share = 1 - metresPerPixel * 2.5;
  if (share <= 0) return wear;
  const column = Math.floor(x / 6);
  const row = Math.floor(y / 6);
  const joint = Math.min(x - column * 6, y - row * 6) < Math.max(0.12, metresPerPixel) ? -0.14 : 0;
  const slab = ((placeHash(column, row) & 7) - 3.5) * 0.012;
  return wear + (joint + slab) * share;
}

function fill(canvas: Canvas, pinhole: Pinhole, colour: number): void {
  if (!polygon.project(pinhole)) return;
  scanPolygon(polygon, canvas, (y, from, to) =>
    canvas.colour.fill(colour, y * canvas.width + from, y * canvas.width + to),
  );
}

function fillArea(canvas: Canvas, pinhole: Pinhole, outline: Float64Array, colour: number): void {
  polygon.reset();
  for (let index = 0; index < outline.length; index += 2)
    polygon.add(pinhole, outline[index] ?? 0, outline[index + 1] ?? 0, 0);
  fill(canvas, pinhole, colour);
}

/** One quadrilateral a segment, drawn over by half a width at both ends so that bends have no gaps. */
function fillRoad(
  canvas: Canvas,
  pinhole: Pinhole,
  road: ViewedRoad,
  look: { widthM: number; colour: number; fromM?: number; toM?: number; asideM?: number },
): void {
  const { line } = road;
  for (let index = 0; index + 3 < line.length; index += 2) {
    const [x0, y0] = [line[index] ?? 0, line[index + 1] ?? 0];
    const [dx, dy] = [(line[index + 2] ?? 0) - x0, (line[index + 3] ?? 0) - y0];
    const length = Math.hypot(dx, dy);
    if (length < 0.01) continue;
    const [ux, uy] = [dx / length, dy / length];
    strip(canvas, pinhole, {
      x: x0 - (ux * look.widthM) / 2,
      y: y0 - (uy * look.widthM) / 2,
      ux,
      uy,
      lengthM: length + look.widthM,
      widthM: look.widthM,
      colour: look.colour,
    });
  }
}

interface GroundStrip {
  x: number;
  y: number;
  ux: number;
  uy: number;
  lengthM: number;
  widthM: number;
  colour: number;
}

function strip(canvas: Canvas, pinhole: Pinhole, { x, y, ux, uy, lengthM, widthM, colour }: GroundStrip): void {
  const half = widthM / 2;
  polygon.reset();
  polygon.add(pinhole, x - uy * half, y + ux * half, 0);
  polygon.add(pinhole, x + uy * half, y - ux * half, 0);
  polygon.add(pinhole, x + ux * lengthM + uy * half, y + uy * lengthM - ux * half, 0);
  polygon.add(pinhole, x + ux * lengthM - uy * half, y + uy * lengthM + ux * half, 0);
  fill(canvas, pinhole, colour);
}

/** Dashed centre lines near the camera. */
function markRoad(canvas: Canvas, pinhole: Pinhole, road: ViewedRoad): void {
  if (road.widthM < 7) return;
  const { line } = road;
  for (let index = 0; index + 3 < line.length; index += 2) {
    const [x0, y0] = [line[index] ?? 0, line[index + 1] ?? 0];
    const [dx, dy] = [(line[index + 2] ?? 0) - x0, (line[index + 3] ?? 0) - y0];
    const length = Math.hypot(dx, dy);
    const [ux, uy] = [dx / length, dy / length];
    const nearest = Math.max(0, Math.min(length, (pinhole.position.x - x0) * ux + (pinhole.position.y - y0) * uy));
    const away = Math.hypot(x0 + ux * nearest - pinhole.position.x, y0 + uy * nearest - pinhole.position.y);
    if (!(away < markingsWithinM)) continue;
    const first = Math.max(road.widthM, nearest - markingsWithinM);
    const last = Math.min(length - road.widthM, nearest + markingsWithinM);
    for (let along = Math.ceil(first / 10) * 10; along + 5 < last; along += 10)
      strip(canvas, pinhole, {
        x: x0 + ux * along,
        y: y0 + uy * along,
        ux,
        uy,
        lengthM: 5,
        widthM: 0.25,
        colour: colours.line,
      });
  }
}

function castShadows(canvas: Canvas, pinhole: Pinhole, view: CityView): void {
  for (const building of view.buildings) {
    if (building.distanceM > shadowsWithinM) break;
    const { outline } = building;
    const east = building.heightM * shadowEast;
    const north = building.heightM * shadowNorth;
    for (let index = 0; index < outline.length; index += 2) {
      const next = (index + 2) % outline.length;
      const [x0, y0] = [outline[index] ?? 0, outline[index + 1] ?? 0];
      const [x1, y1] = [outline[next] ?? 0, outline[next + 1] ?? 0];
      polygon.reset();
      polygon.add(pinhole, x0, y0, 0);
      polygon.add(pinhole, x1, y1, 0);
      polygon.add(pinhole, x1 + east, y1 + north, 0);
      polygon.add(pinhole, x0 + east, y0 + north, 0);
      castFrom(canvas, pinhole);
    }
    polygon.reset();
    for (let index = 0; index < outline.length; index += 2)
      polygon.add(pinhole, (outline[index] ?? 0) + east, (outline[index + 1] ?? 0) + north, 0);
    castFrom(canvas, pinhole);
  }
}

function castFrom(canvas: Canvas, pinhole: Pinhole): void {
  if (!polygon.project(pinhole)) return;
  scanPolygon(polygon, canvas, (y, from, to) => canvas.shadow.fill(1, y * canvas.width + from, y * canvas.width + to));
}
