import type { Camera } from '../../../protocol/camera/camera.ts';
import { degreesPerRadian } from '../../../protocol/geometry/ellipsoid.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import type { Sight } from '../sight/Sight.ts';
import { castViewshed } from './castViewshed.ts';

const raysPerTurn = 720;

/** What a camera sees as rings side by side: each is a piece of the sector around one ray. */
export function drawViewshed(camera: Camera, sight: Sight): CallOutput<'linkage.viewshed'> {
  const stepDeg = 360 / raysPerTurn;
  const { buildings } = sight;
  const [x, y] = buildings.toMetres(camera);
  const rings: [number, number][][] = [];
  let visibleM2 = 0;
  const corner = (bearingDeg: number, atM: number): [number, number] => {
    const bearing = bearingDeg / degreesPerRadian;
    const { lon, lat } = buildings.toPosition(x + Math.sin(bearing) * atM, y + Math.cos(bearing) * atM);
    return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
  };
  for (const { bearingDeg, seen } of castViewshed(camera, sight, stepDeg)) {
    const [left, right] = [bearingDeg - stepDeg / 2, bearingDeg + stepDeg / 2];
    for (let at = 0; at + 1 < seen.length; at += 2) {
      const [fromM, toM] = [seen[at] ?? 0, seen[at + 1] ?? 0];
      visibleM2 += ((toM * toM - fromM * fromM) / 2) * (stepDeg / degreesPerRadian);
      const near = fromM === 0 ? [corner(left, 0)] : [corner(right, fromM), corner(left, fromM)];
      rings.push([...near, corner(left, toM), corner(right, toM)]);
    }
  }
  return { rings, visibleM2 };
}
