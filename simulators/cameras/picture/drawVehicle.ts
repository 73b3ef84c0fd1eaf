import type { PicturePlanes } from '../h264/picturePlanes.ts';
import type { Pinhole } from './pinhole.ts';
import { Polygon, scanPolygon } from './polygon.ts';
import { smallestPixels, vehicleLengthM } from './vehicles.ts';
import type { VehiclePlace } from './vehicles.ts';

/** Where a vehicle may be drawn: the planes, and the depth of the scene for each luma sample (row length = width). */
export interface VehicleCanvas {
  planes: PicturePlanes;
  inverseDepth: Float32Array;
  pinhole: Pinhole;
  /** Called with the macroblock range that was drawn on. */
  touch: (left: number, top: number, right: number, bottom: number) => void;
}

interface Paint {
  luma: number;
  blue: number;
  red: number;
}

const paints: Paint[] = [
  { luma: 205, blue: 128, red: 128 },
  { luma: 120, blue: 128, red: 128 },
  { luma: 45, blue: 130, red: 127 },
  { luma: 85, blue: 112, red: 190 },
  { luma: 80, blue: 165, red: 112 },
  { luma: 170, blue: 132, red: 127 },
  { luma: 160, blue: 60, red: 148 },
];
const windows: Paint = { luma: 62, blue: 132, red: 125 };
const tyre: Paint = { luma: 36, blue: 128, red: 128 };
const polygon = new Polygon();
const centre = new Float64Array(3);

interface Box {
  fromM: number;
  toM: number;
  halfWidthM: number;
  lowM: number;
  highM: number;
  paint: Paint;
}

/** Draws one vehicle as a body and a cabin over its shadow, hidden by what stands before it. */
export function drawVehicle(canvas: VehicleCanvas, place: VehiclePlace): void {
  const { pinhole } = canvas;
  pinhole.toView(place.x, place.y, 0.8, centre, 0);
  const depth = centre[2] ?? 0;
  if (depth < 4) return;
  const scale = pinhole.focal / depth;
  const x = pinhole.centreX + (centre[0] ?? 0) * scale;
  const y = pinhole.centreY + (centre[1] ?? 0) * scale;
  const reach = 7 * scale;
  if (vehicleLengthM * scale < smallestPixels) return;
  if (x < -reach || x > pinhole.width + reach || y < -reach || y > pinhole.height + reach) return;
  const paint = paints[place.hash % paints.length] ?? { luma: 128, blue: 128, red: 128 };
  const isBus = place.hash % 11 === 0;
  const half = isBus ? 5.5 : 2.2;
  box(canvas, place, {
    fromM: -half,
    toM: half,
    halfWidthM: 1.1,
    lowM: 0,
    highM: 0,
    paint: { luma: 50, blue: 128, red: 128 },
  });
  if (isBus) {
    box(canvas, place, { fromM: -half, toM: half, halfWidthM: 1.25, lowM: 0.4, highM: 1.5, paint });
    box(canvas, place, { fromM: -half, toM: half, halfWidthM: 1.24, lowM: 1.5, highM: 2.4, paint: windows });
    box(canvas, place, { fromM: -half, toM: half, halfWidthM: 1.25, lowM: 2.4, highM: 3, paint });
    return;
  }
  if (scale > 8)
    for (const axleM of [-1.35, 1.35])
      box(canvas, place, {
        fromM: axleM - 0.33,
        toM: axleM + 0.33,
        halfWidthM: 0.88,
        lowM: 0,
        highM: 0.5,
        paint: tyre,
      });
  box(canvas, place, { fromM: -half, toM: half, halfWidthM: 0.9, lowM: 0.3, highM: 0.95, paint });
  box(canvas, place, { fromM: -1.5, toM: 0.7, halfWidthM: 0.8, lowM: 0.95, highM: 1.3, paint: windows });
  box(canvas, place, { fromM: -1.4, toM: 0.55, halfWidthM: 0.76, lowM: 1.3, highM: 1.48, paint });
}

function box(canvas: VehicleCanvas, place: VehiclePlace, shape: Box): void {
  const { pinhole } = canvas;
  const eyeX = pinhole.position.x - place.x;
  const eyeY = pinhole.position.y - place.y;
  const ahead = eyeX * place.alongX + eyeY * place.alongY;
  const beside = eyeX * place.alongY - eyeY * place.alongX;
  const { fromM, toM, halfWidthM, lowM, highM } = shape;
  const add = (along: number, aside: number, z: number) =>
    polygon.add(
      pinhole,
      place.x + place.alongX * along + place.alongY * aside,
      place.y + place.alongY * along - place.alongX * aside,
      z,
    );
  if (highM > lowM) {
    if (ahead > toM || ahead < fromM) {
      const along = ahead > toM ? toM : fromM;
      polygon.reset();
      for (const [aside, z] of [
        [-1, lowM],
        [1, lowM],
        [1, highM],
        [-1, highM],
      ] as const)
        add(along, aside * halfWidthM, z);
      fill(canvas, shape.paint, 0.82);
    }
    if (Math.abs(beside) > halfWidthM) {
      const aside = beside > 0 ? halfWidthM : -halfWidthM;
      polygon.reset();
      for (const [along, z] of [
        [fromM, lowM],
        [toM, lowM],
        [toM, highM],
        [fromM, highM],
      ] as const)
        add(along, aside, z);
      fill(canvas, shape.paint, 0.7);
    }
  }
  if (pinhole.position.z <= highM) return;
  polygon.reset();
  for (const [along, aside] of [
    [fromM, -1],
    [toM, -1],
    [toM, 1],
    [fromM, 1],
  ] as const)
    add(along, aside * halfWidthM, highM);
  fill(canvas, shape.paint, 1);
}

function fill(canvas: VehicleCanvas, paint: Paint, light: number): void {
  const { planes, pinhole, inverseDepth } = canvas;
  if (!polygon.project(pinhole)) return;
  // A little nearer than the vehicle's centre, so that the road under it does not hide it.
  const inverse = 1 / Math.max(1, (centre[2] ?? 0) - 4);
  const stride = planes.columns * 16;
  const chromaStride = planes.columns * 8;
  const luma = 16 + (paint.luma - 16) * light;
  scanPolygon(polygon, pinhole, (y, from, to) => {
    let isDrawn = false;
    for (let x = from; x < to; x++) {
      if ((inverseDepth[y * pinhole.width + x] ?? 0) > inverse) continue;
      isDrawn = true;
      planes.luma[y * stride + x] = luma;
      const at = (y >> 1) * chromaStride + (x >> 1);
      planes.blue[at] = paint.blue;
      planes.red[at] = paint.red;
    }
    if (isDrawn) canvas.touch(from, y, to, y + 1);
  });
}
