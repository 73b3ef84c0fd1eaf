import { blend, shade } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { CityView, Tree, ViewedBuilding } from './cityView.ts';
import { shadowEast, shadowNorth } from './paintGround.ts';
import type { Pinhole } from './pinhole.ts';
import { Polygon, scanPolygon } from './polygon.ts';

const facades = [0xd9d2c4, 0xc9b8a0, 0xb8a48d, 0xcfd3d6, 0xa8b3bb, 0xbf9a86, 0xe3ddd0, 0x9fb0bd, 0xc4bfae, 0xb3938a];
const roofs = [0xa49c92, 0x8f8d8a, 0xb0a79a, 0x96706a, 0x7f8a90];
const glass = 0x4c6378;
const storeyM = 3.3;
const bayM = 3.4;
const polygon = new Polygon();

/** Walls with rows of windows, and flat roofs. */
export function paintBuildings(canvas: Canvas, pinhole: Pinhole, view: CityView): void {
  for (const building of view.buildings) if (isInView(building, pinhole)) paintBuilding(canvas, pinhole, building);
  for (const tree of view.trees) paintTree(canvas, pinhole, tree);
}

function isInView(building: ViewedBuilding, pinhole: Pinhole): boolean {
  const dx = building.x - pinhole.position.x;
  const dy = building.y - pinhole.position.y;
  const radius = building.radiusM + building.heightM;
  const depth = dx * pinhole.forward.x + dy * pinhole.forward.y - pinhole.position.z * pinhole.forward.z;
  if (depth < -radius) return false;
  const across = Math.abs(dx * pinhole.right.x + dy * pinhole.right.y);
  const reach = ((depth + radius) * pinhole.width) / 2 / pinhole.focal;
  return across - radius < reach && (building.radiusM * pinhole.focal) / Math.max(depth, 1) > 0.4;
}

function paintBuilding(canvas: Canvas, pinhole: Pinhole, building: ViewedBuilding): void {
  const { outline, heightM, hash } = building;
  const { x: lensX, y: lensY, z: lensZ } = pinhole.position;
  const facade = facades[hash % facades.length] ?? 0;
  for (let index = 0; index < outline.length; index += 2) {
    const next = (index + 2) % outline.length;
    const [x0, y0] = [outline[index] ?? 0, outline[index + 1] ?? 0];
    const [x1, y1] = [outline[next] ?? 0, outline[next + 1] ?? 0];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < 0.1) continue;
    const [normalX, normalY] = [(y1 - y0) / length, (x0 - x1) / length];
    if ((lensX - x0) * normalX + (lensY - y0) * normalY <= 0) continue;
    polygon.reset();
    polygon.add(pinhole, x0, y0, heightM);
    polygon.add(pinhole, x1, y1, heightM);
    polygon.add(pinhole, x1, y1, 0);
    polygon.add(pinhole, x0, y0, 0);
    const sun = Math.max(0, -(normalX * shadowEast + normalY * shadowNorth));
    paintWall(canvas, pinhole, {
      x: x0,
      y: y0,
      alongX: (x1 - x0) / length,
      alongY: (y1 - y0) / length,
      heightM,
      lengthM: length,
      facade: shade(facade, 0.66 + sun * 0.5),
      glass: shade(glass, 0.75 + sun * 0.5),
      hash,
    });
  }
  if (lensZ > heightM) paintRoof(canvas, pinhole, building);
}

interface Wall {
  x: number;
  y: number;
  alongX: number;
  alongY: number;
  heightM: number;
  lengthM: number;
  facade: number;
  glass: number;
  hash: number;
}

function paintWall(canvas: Canvas, pinhole: Pinhole, wall: Wall): void {
  if (!polygon.project(pinhole)) return;
  const plane = polygon.inverseDepth(pinhole);
  if (!plane) return;
  const { colour, inverseDepth, width } = canvas;
  const bays = Math.max(1, Math.round(wall.lengthM / bayM));
  const bayWidth = wall.lengthM / bays;
  const average = blend(wall.facade, wall.glass, 0.3);
  const isGlass = wall.heightM > 45 && wall.hash % 3 === 0;
  const [left, top] = isGlass ? [0.06, 0.12] : [0.24, 0.3];
  const [right, bottom] = isGlass ? [0.94, 0.9] : [0.76, 0.78];
  const fromX = pinhole.position.x - wall.x;
  const fromY = pinhole.position.y - wall.y;
  scanPolygon(polygon, canvas, (y, from, to) => {
    for (let x = from; x < to; x++) {
      const inverse = plane.a * (x + 0.5) + plane.b * (y + 0.5) + plane.c;
      const index = y * width + x;
      if (inverse <= (inverseDepth[index] ?? 0)) continue;
      inverseDepth[index] = inverse;
      const depth = 1 / inverse;
      const metresPerPixel = depth / pinhole.focal;
      if (metresPerPixel > 1.6) {
        colour[index] = average;
        continue;
      }
      const u = (x + 0.5 - pinhole.centreX) / pinhole.focal;
      const v = (y + 0.5 - pinhole.centreY) / pinhole.focal;
      const dx = pinhole.forward.x + u * pinhole.right.x + v * pinhole.down.x;
      const dy = pinhole.forward.y + u * pinhole.right.y + v * pinhole.down.y;
      const dz = pinhole.forward.z + v * pinhole.down.z;
      const along = ((fromX + dx * depth) * wall.alongX + (fromY + dy * depth) * wall.alongY) / bayWidth;
      const storey = (wall.heightM - (pinhole.position.z + dz * depth)) / storeyM;
      const bay = along - Math.floor(along);
      const rise = storey - Math.floor(storey);
      const isWindow = bay > left && bay < right && rise > top && rise < bottom;
      let sharp = wall.facade;
      if (isWindow) {
        const pane =
          (Math.imul(Math.floor(along) + 31, 0x9e3779b1) ^ Math.imul(Math.floor(storey) + 7, wall.hash | 1)) >>> 28;
        sharp = pane < 3 ? shade(wall.glass, 1.45) : pane < 8 ? wall.glass : shade(wall.glass, 0.8);
      }
      const softness = (metresPerPixel - 0.5) / 1.1;
      colour[index] = softness > 0 ? blend(sharp, average, softness) : sharp;
    }
  });
}

function paintRoof(canvas: Canvas, pinhole: Pinhole, building: ViewedBuilding): void {
  const { outline, heightM } = building;
  polygon.reset();
  for (let index = 0; index < outline.length; index += 2)
    polygon.add(pinhole, outline[index] ?? 0, outline[index + 1] ?? 0, heightM);
  if (!polygon.project(pinhole)) return;
  const roof = shade(roofs[(building.hash >>> 8) % roofs.length] ?? 0, 1.08);
  const edge = pinhole.position.z - heightM;
  scanPolygon(polygon, canvas, (y, from, to) => {
    const inverse = -pinhole.direction(0.5, y + 0.5).z / edge;
    for (let x = from; x < to; x++) {
      const index = y * canvas.width + x;
      if (inverse <= (canvas.inverseDepth[index] ?? 0)) continue;
      canvas.inverseDepth[index] = inverse;
      canvas.colour[index] = roof;
    }
  });
}

const crown = new Float64Array(3);

/** A round crown over a thin trunk; nothing where it would be smaller than a pixel. */
function paintTree(canvas: Canvas, pinhole: Pinhole, tree: Tree): void {
  pinhole.toView(tree.x, tree.y, tree.heightM * 0.62, crown, 0);
  const depth = crown[2] ?? 0;
  if (depth < 3) return;
  const scale = pinhole.focal / depth;
  const radius = tree.heightM * 0.36 * scale;
  const x = pinhole.centreX + (crown[0] ?? 0) * scale;
  const y = pinhole.centreY + (crown[1] ?? 0) * scale;
  if (radius < 0.7 || x < -radius || x > canvas.width + radius || y < -radius || y > canvas.height + radius * 2) return;
  const inverse = 1 / depth;
  const green = blend(0x4f7340, 0x6d8a45, ((tree.hash >> 12) & 7) / 7);
  const put = (column: number, row: number, colour: number) => {
    if (column < 0 || row < 0 || column >= canvas.width || row >= canvas.height) return;
    const index = row * canvas.width + column;
    if (inverse <= (canvas.inverseDepth[index] ?? 0)) return;
    canvas.inverseDepth[index] = inverse;
    canvas.colour[index] = colour;
  };
  for (let row = Math.floor(y - radius); row <= y + radius; row++) {
    const half = Math.sqrt(Math.max(0, radius * radius - (row + 0.5 - y) ** 2));
    const rise = (y - row) / radius;
    for (let column = Math.round(x - half); column < x + half; column++) {
      const side = (column - x) / radius;
      put(column, row, shade(green, 0.86 + rise * 0.22 - side * 0.12));
    }
  }
  const trunk = Math.max(1, radius * 0.14);
  for (let row = Math.floor(y + radius); row < y + tree.heightM * 0.62 * scale; row++)
    for (let column = Math.round(x - trunk / 2); column < x + trunk / 2; column++) put(column, row, 0x5d4b3c);
}
