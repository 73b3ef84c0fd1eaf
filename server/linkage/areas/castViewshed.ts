import type { Camera } from '../../../protocol/camera/camera.ts';
import { flatTerrain } from '../../../protocol/geometry/aim.ts';
import { degreesPerRadian, semiMajorM, wrapDeg } from '../../../protocol/geometry/ellipsoid.ts';
import { fromHead } from '../../../protocol/geometry/mount.ts';
import type { Crossing } from '../sight/Buildings.ts';
import type { Sight } from '../sight/Sight.ts';
import { cutMasks } from './cutMasks.ts';

/** One direction of a camera and the ground it sees there, metres from the camera: [from, to, from, to, ...]. */
export interface SeenRay {
  readonly bearingDeg: number;
  readonly seen: readonly number[];
}

const wallM = 3;
const hillStepM = 10;
const pictureShape = 9 / 16;

/** The ground a camera can see, ray by ray every `stepDeg`, out to its range. */
export function castViewshed(camera: Camera, sight: Sight, stepDeg: number): SeenRay[] {
  const [startDeg, spanDeg] = sector(camera);
  const [nearM, farM] = depth(camera);
  const own = new Set(sight.ownBuildings(camera));
  const count = Math.max(1, Math.round(spanDeg / stepDeg));
  return Array.from({ length: count }, (_, ray) => {
    const bearingDeg = wrapDeg(startDeg + ((ray + 0.5) * spanDeg) / count);
    const cast = sight.terrain === flatTerrain ? castRay : castRayOverHills;
    return { bearingDeg, seen: cutMasks(camera, sight, bearingDeg, cast(camera, sight, bearingDeg, own, nearM, farM)) };
  });
}

function castRay(
  camera: Camera,
  { buildings }: Sight,
  bearingDeg: number,
  own: ReadonlySet<number>,
  nearM: number,
  farM: number,
): number[] {
  const [x, y] = buildings.toMetres(camera);
  const [dx, dy] = [Math.sin(bearingDeg / degreesPerRadian), Math.cos(bearingDeg / degreesPerRadian)];
  const seen: number[] = [];
  let horizon = -Infinity;
  let openM = nearM;
  buildings.walk(
    { x, y, dx, dy, lengthM: farM },
    () => -Infinity,
    ({ building, fromM, toM }: Crossing) => {
      if (own.has(building) || toM < wallM) return false;
      if (fromM > openM) seen.push(openM, fromM);
      const topM = buildings.heightM(building) - camera.heightM;
      // A roof below the lens shows its far edge over the near one.
      horizon = Math.max(horizon, slope(topM, Math.max(fromM, 0.1)), slope(topM, toM));
      openM = Math.max(openM, toM, groundFrom(horizon, camera.heightM));
      return openM >= farM;
    },
  );
  if (openM < farM) seen.push(openM, farM);
  return seen;
}

/** The same over uneven ground, looked at every few metres: seen is what rises above all that stands before it. */
function castRayOverHills(
  camera: Camera,
  { buildings, terrain }: Sight,
  bearingDeg: number,
  own: ReadonlySet<number>,
  nearM: number,
  farM: number,
): number[] {
  const [x, y] = buildings.toMetres(camera);
  const [dx, dy] = [Math.sin(bearingDeg / degreesPerRadian), Math.cos(bearingDeg / degreesPerRadian)];
  const eyeM = terrain(camera) + camera.heightM;
  const crossings: Crossing[] = [];
  buildings.walk(
    { x, y, dx, dy, lengthM: farM },
    () => -Infinity,
    (crossing) => {
      if (!own.has(crossing.building) && crossing.toM >= wallM) crossings.push(crossing);
      return false;
    },
  );
  const seen: number[] = [];
  let horizon = -Infinity;
  let openM: number | null = null;
  let next = 0;
  for (let m = hillStepM; m <= farM; m += hillStepM) {
    for (; (crossings[next]?.fromM ?? Infinity) < m; next += 1) {
      const { building, fromM, toM } = crossings[next] ?? { building: 0, fromM: m, toM: m };
      const [middleX, middleY] = buildings.middle(building);
      const topM = terrain(buildings.toPosition(middleX, middleY)) + buildings.heightM(building) - eyeM;
      horizon = Math.max(horizon, slope(topM, Math.max(fromM, 0.1)), slope(topM, toM));
    }
    const isBuilt = crossings.slice(0, next).some(({ fromM, toM }) => fromM < m && toM > m);
    const ground = slope(terrain(buildings.toPosition(x + dx * m, y + dy * m)) - eyeM, m);
    const isSeen = !isBuilt && m >= nearM && ground >= horizon;
    horizon = Math.max(horizon, ground);
    if (isSeen) openM ??= m - hillStepM;
    else if (openM !== null) {
      seen.push(openM, m - hillStepM);
      openM = null;
    }
  }
  if (openM !== null) seen.push(openM, farM);
  return seen;
}

/** Rise over run to something above the lens by `aboveM`, with the ground falling away under it. */
function slope(aboveM: number, atM: number): number {
  return aboveM / atM - atM / (2 * semiMajorM);
}

/** From where on the ground shows again over a horizon: d² / 2R + slope d + height = 0. */
function groundFrom(horizon: number, heightM: number): number {
  const under = horizon * horizon - (2 * heightM) / semiMajorM;
  if (horizon >= 0 || under < 0) return Infinity;
  return (2 * heightM) / (-horizon + Math.sqrt(under));
}

/** Where the view begins, clockwise from true north, and how far round it goes, degrees. */
function sector({ ptz, azimuthDeg, hfovDeg, mount }: Camera): [startDeg: number, spanDeg: number] {
  if (ptz === null) return [azimuthDeg - Math.min(hfovDeg, 360) / 2, Math.min(hfovDeg, 360)];
  const spanDeg = Math.min(360, ptz.panMaxDeg - ptz.panMinDeg);
  const edge = mount?.panSign === -1 ? ptz.panMaxDeg : ptz.panMinDeg;
  return [spanDeg === 360 ? 0 : fromHead({ panDeg: edge, tiltDeg: 0 }, mount).panDeg, spanDeg];
}

/** The ground between the lower and the upper edge of what the camera can look at, metres. */
function depth({ ptz, elevationDeg, hfovDeg, heightM, rangeM }: Camera): [nearM: number, farM: number] {
  const half = (degrees: number): number =>
    Math.atan(Math.tan(Math.min(degrees, 170) / 2 / degreesPerRadian) * pictureShape) * degreesPerRadian;
  const lowestDeg = ptz === null ? elevationDeg - half(hfovDeg) : ptz.tiltMinDeg - half(ptz.hfovMaxDeg);
  const highestDeg = ptz === null ? elevationDeg + half(hfovDeg) : ptz.tiltMaxDeg + half(ptz.hfovMaxDeg);
  const groundAt = (downDeg: number): number => (downDeg >= 90 ? 0 : heightM / Math.tan(downDeg / degreesPerRadian));
  return [
    lowestDeg < 0 ? Math.min(rangeM, groundAt(-lowestDeg)) : rangeM,
    highestDeg < 0 ? Math.min(rangeM, groundAt(-highestDeg)) : rangeM,
  ];
}
