import type { Building } from './buildings.ts';
import { containsPoint, distance, interpolate, type Point } from './projection.ts';

export interface Eye {
  at: Point;
  heightM: number;
}

const cellM = 60;
const stepM = 2;

/** Tells whether something stands at a point, and how high; points in metres. */
export class BuildingIndex {
  readonly #cells = new Map<string, Building[]>();

  constructor(buildings: readonly Building[]) {
    for (const building of buildings) {
      const xs = building.ring.map(([x]) => Math.floor(x / cellM));
      const ys = building.ring.map(([, y]) => Math.floor(y / cellM));
      for (let x = Math.min(...xs); x <= Math.max(...xs); x += 1) {
        for (let y = Math.min(...ys); y <= Math.max(...ys); y += 1) {
          const key = `${x} ${y}`;
          const cell = this.#cells.get(key);
          if (cell) cell.push(building);
          else this.#cells.set(key, [building]);
        }
      }
    }
  }

  heightAt(point: Point): number {
    const cell = this.#cells.get(`${Math.floor(point[0] / cellM)} ${Math.floor(point[1] / cellM)}`) ?? [];
    return cell.reduce(
      (height, building) =>
        building.heightM > height && containsPoint(building.ring, point) ? building.heightM : height,
      0,
    );
  }

  /** Walks the ray; what is closer than `skipM` to the eye is its own roof or mast. */
  sees(eye: Eye, target: Eye, skipM = 6): boolean {
    const lengthM = distance(eye.at, target.at);
    for (let walkedM = skipM; walkedM < lengthM; walkedM += stepM) {
      const share = walkedM / lengthM;
      const rayM = eye.heightM + (target.heightM - eye.heightM) * share;
      if (this.heightAt(interpolate(eye.at, target.at, share)) > rayM) return false;
    }
    return true;
  }
}
