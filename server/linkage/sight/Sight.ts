import type { Camera } from '../../../protocol/camera/camera.ts';
import { flatTerrain, type Terrain } from '../../../protocol/geometry/aim.ts';
import { semiMajorM } from '../../../protocol/geometry/ellipsoid.ts';
import type { Place, Position } from '../../../protocol/geometry/place.ts';
import type { Buildings } from './Buildings.ts';

/** What stands between a camera and a place; its distance is from the camera over the ground. */
export interface Obstacle {
  readonly kind: 'building' | 'terrain';
  readonly distanceM: number;
  readonly heightM: number;
  readonly lon: number;
  readonly lat: number;
}

type Eye = Position & Pick<Camera, 'heightM'>;

/** A lens on a mast over the edge of its roof, or on the wall below it, belongs to that building. */
const mountReachM = 1.5;
/** What ends so near a lens that hangs on a wall is the wall it hangs on. */
const wallM = 3;
/** A parapet or a surveyor's half metre makes no lens stand below its own roof. */
const roofSlackM = 0.5;
const terrainStepM = 30;

/** Whether a camera can see a place over the buildings, over the ground where its height is known, and over the curve of the earth. */
export class Sight {
  readonly buildings: Buildings;
  readonly terrain: Terrain;

  constructor(buildings: Buildings, terrain: Terrain = flatTerrain) {
    this.buildings = buildings;
    this.terrain = terrain;
  }

  /**
   * The first thing in the way, or null. The building a roof camera stands on does not hide anything from it, and the
   * one the place lies in is what is looked at.
   */
  firstObstacle(camera: Eye, place: Place): Obstacle | null {
    const { buildings, terrain } = this;
    const [x, y] = buildings.toMetres(camera);
    const [endX, endY] = buildings.toMetres(place);
    const lengthM = Math.hypot(endX - x, endY - y);
    if (lengthM === 0) return null;
    const [dx, dy] = [(endX - x) / lengthM, (endY - y) / lengthM];
    const eyeM = terrain(camera) + camera.heightM;
    const placeM = terrain(place) + (place.heightM ?? 0);
    const ray = { x, y, dx, dy, lengthM };
    const heightAt = (m: number): number => rayHeightM(eyeM, placeM, lengthM, m);
    const ignored = new Set([...buildings.at(endX, endY), ...this.ownBuildings(camera)]);
    const isFlat = terrain === flatTerrain;
    let first: Obstacle | null = null;
    buildings.walk(
      ray,
      // Where the ground is not level a roof's height says little before its foot is known.
      (fromM, toM) => (isFlat ? Math.min(heightAt(fromM), heightAt(toM)) - bulgeM(toM - fromM) : -Infinity),
      ({ building, fromM, toM }) => {
        if (ignored.has(building) || toM < wallM) return false;
        const [middleX, middleY] = buildings.middle(building);
        const foot = buildings.toPosition(middleX, middleY);
        const topM = terrain(foot) + buildings.heightM(building);
        if (topM <= Math.min(heightAt(fromM), heightAt(toM))) return false;
        first = { kind: 'building', distanceM: fromM, heightM: buildings.heightM(building), ...foot };
        return true;
      },
    );
    return isFlat ? first : nearer(first, this.#firstHill(ray, heightAt));
  }

  /** The buildings a lens stands on: it is on the roof, not behind the wall. */
  ownBuildings(camera: Eye): number[] {
    const [x, y] = this.buildings.toMetres(camera);
    return this.buildings
      .at(x, y, mountReachM)
      .filter((building) => camera.heightM >= this.buildings.heightM(building) - roofSlackM);
  }

  #firstHill(
    { x, y, dx, dy, lengthM }: { x: number; y: number; dx: number; dy: number; lengthM: number },
    heightAt: (m: number) => number,
  ): Obstacle | null {
    for (let m = terrainStepM; m < lengthM - terrainStepM / 2; m += terrainStepM) {
      const at = this.buildings.toPosition(x + dx * m, y + dy * m);
      const groundM = this.terrain(at);
      if (groundM > heightAt(m)) return { kind: 'terrain', distanceM: m, heightM: groundM, ...at };
    }
    return null;
  }
}

/** How high above the curved ground a straight ray passes; between its ends it runs below the line drawn on flat ground. */
export function rayHeightM(fromHeightM: number, toHeightM: number, lengthM: number, atM: number): number {
  return fromHeightM + ((toHeightM - fromHeightM) * atM) / lengthM - (atM * (lengthM - atM)) / (2 * semiMajorM);
}

/** How far a ray can sag below both ends of a piece of it. */
function bulgeM(lengthM: number): number {
  return (lengthM * lengthM) / (8 * semiMajorM);
}

function nearer(first: Obstacle | null, second: Obstacle | null): Obstacle | null {
  if (first === null || second === null) return first ?? second;
  return first.distanceM <= second.distanceM ? first : second;
}
