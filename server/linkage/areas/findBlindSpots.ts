import type { Camera } from '../../../protocol/camera/camera.ts';
import { degreesPerRadian } from '../../../protocol/geometry/ellipsoid.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import type { Sight } from '../sight/Sight.ts';
import { castViewshed } from './castViewshed.ts';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

const finestCellM = 20;
const mostCells = 250_000;
const seen = 1;
const built = 2;

/** The open ground within bounds that none of the cameras sees, in cells; rows of cells are joined to boxes. */
export function findBlindSpots(
  cameras: readonly Camera[],
  bounds: Bounds,
  sight: Sight,
): CallOutput<'linkage.blindSpots'> {
  const { buildings } = sight;
  const [west, south] = buildings.toMetres({ lon: bounds[0], lat: bounds[1] });
  const [east, north] = buildings.toMetres({ lon: bounds[2], lat: bounds[3] });
  const cellM = Math.max(finestCellM, Math.sqrt(((east - west) * (north - south)) / mostCells));
  const columns = Math.max(1, Math.ceil((east - west) / cellM));
  const rows = Math.max(1, Math.ceil((north - south) / cellM));
  const cells = new Uint8Array(columns * rows);
  for (const camera of cameras) {
    const [x, y] = buildings.toMetres(camera);
    const stepDeg = Math.min(3, (cellM / 2 / camera.rangeM) * degreesPerRadian);
    for (const { bearingDeg, seen: stretches } of castViewshed(camera, sight, stepDeg)) {
      const [dx, dy] = [Math.sin(bearingDeg / degreesPerRadian), Math.cos(bearingDeg / degreesPerRadian)];
      for (let at = 0; at + 1 < stretches.length; at += 2) {
        for (let m = stretches[at] ?? 0; m < (stretches[at + 1] ?? 0); m += cellM / 2) {
          const column = Math.floor((x + dx * m - west) / cellM);
          const row = Math.floor((y + dy * m - south) / cellM);
          if (column >= 0 && column < columns && row >= 0 && row < rows) cells[row * columns + column] = seen;
        }
      }
    }
  }
  const boxes: [number, number, number, number][] = [];
  let [blind, open] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    let start = -1;
    for (let column = 0; column <= columns; column += 1) {
      const state = column === columns ? built : stateOf(row, column);
      if (column < columns && state !== built) open += 1;
      if (column < columns && state === 0) {
        blind += 1;
        if (start === -1) start = column;
      } else if (start !== -1) {
        boxes.push(box(row, start, column));
        start = -1;
      }
    }
  }
  return { cellM, boxes, blindShare: open === 0 ? 0 : blind / open };

  function stateOf(row: number, column: number): number {
    const state = cells[row * columns + column] ?? 0;
    if (state !== 0) return state;
    return buildings.at(west + (column + 0.5) * cellM, south + (row + 0.5) * cellM).length > 0 ? built : 0;
  }

  function box(row: number, from: number, to: number): [number, number, number, number] {
    const low = buildings.toPosition(west + from * cellM, south + row * cellM);
    const high = buildings.toPosition(west + to * cellM, south + (row + 1) * cellM);
    const rounded = (value: number): number => Number(value.toFixed(6));
    return [rounded(low.lon), rounded(low.lat), rounded(high.lon), rounded(high.lat)];
  }
}
