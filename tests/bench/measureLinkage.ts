import geographiclib from 'geographiclib-geodesic';
import { cameraSchema, type Camera } from '../../protocol/camera/camera.ts';
import { aimAt } from '../../protocol/geometry/aim.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import { CameraIndex } from '../../server/linkage/CameraIndex.ts';
import { chooseCameras } from '../../server/linkage/chooseCameras.ts';
import { Buildings, type BuildingScene } from '../../server/linkage/sight/Buildings.ts';
import { Sight } from '../../server/linkage/sight/Sight.ts';
import { figureOf, type Figure } from './Figure.ts';

const cameraCount = 100_000;
const buildingCount = 50_000;
const looks = 400;
const aims = 10_000;
/** A city of 20 km by 20 km in blocks of 90 m with streets of 20 m, about 12 buildings to every ten blocks. */
const sideM = 20_000;
const pitchM = 110;
const origin = { originLon: 113, originLat: 29.5, metresPerDegLon: 96_887.553, metresPerDegLat: 110_857.4 };

type Random = () => number;

function createRandom(seed: number): Random {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function at(x: number, y: number): Position {
  return { lon: origin.originLon + x / origin.metresPerDegLon, lat: origin.originLat + y / origin.metresPerDegLat };
}

function raiseCity(random: Random): BuildingScene {
  const blocks = Math.floor(sideM / pitchM);
  const buildings: number[][] = [];
  while (buildings.length < buildingCount) {
    const [column, row] = [Math.floor(random() * blocks), Math.floor(random() * blocks)];
    const [width, depth] = [20 + random() * 35, 15 + random() * 30];
    const west = column * pitchM + 20 + random() * (pitchM - 20 - width);
    const south = row * pitchM + 20 + random() * (pitchM - 20 - depth);
    const heightM = 6 + random() ** 3 * 110;
    buildings.push([heightM, west, south, west + width, south, west + width, south + depth, west, south + depth]);
  }
  return { ...origin, buildings };
}

/** As in a real city: one camera in 250 looks out from a tower, one in 20 stands on a roof, the rest on corners. */
function mountCameras({ buildings }: BuildingScene, random: Random): Camera[] {
  const tall = buildings.filter(([heightM = 0]) => heightM > 60);
  const roofs = buildings.filter(([heightM = 0]) => heightM > 25);
  const turns = { panMinDeg: -180, panMaxDeg: 180, tiltMinDeg: -90, tiltMaxDeg: 15, hfovMinDeg: 2, hfovMaxDeg: 62 };
  const pick = (list: readonly number[][]): number[] => list[Math.floor(random() * list.length)] ?? [];
  return Array.from({ length: cameraCount }, (_, number) => {
    const common = {
      id: `cam-${number}`,
      name: 'c',
      category: 1,
      areaId: 'a',
      agencyId: 'g',
      azimuthDeg: random() * 359,
    };
    if (number % 20 === 0) {
      const isLookout = number % 240 === 0;
      const [heightM = 30, x = 0, y = 0] = pick(isLookout ? tall : roofs);
      const [tier, rangeM] = isLookout ? ['lookout', 4_000] : ['vantage', 1_500];
      const place = { ...at(x, y), heightM: heightM + 2, elevationDeg: -20, hfovDeg: 55 };
      return cameraSchema.parse({ ...common, ...place, tier, rangeM, ptz: turns });
    }
    const [x, y] = [Math.floor(random() * 181) * pitchM + random() * 20, random() * sideM];
    const place = { ...at(...(number % 2 === 0 ? ([x, y] as const) : ([y, x] as const))), heightM: 5 };
    const head = number % 4 === 1 ? turns : null;
    return cameraSchema.parse({
      ...{ ...common, ...place, elevationDeg: -8, hfovDeg: 72, tier: 'street', rangeM: 180, ptz: head },
    });
  });
}

/** linkage.choose and linkage.aim: which cameras of a great city see a place, and how exactly they are pointed. */
export function measureLinkage(): Promise<Figure[]> {
  const random = createRandom(20_260_101);
  const scene = raiseCity(random);
  const cameras = mountCameras(scene, random);
  const sight = new Sight(new Buildings(scene));
  const startedAt = performance.now();
  const index = new CameraIndex(cameras);
  const indexedMs = performance.now() - startedAt;
  const statuses = new Map(cameras.map(({ id }) => [id, random() < 0.05 ? 'offline' : 'online'] as const));
  const samples: number[] = [];
  const allSamples: number[] = [];
  let chosenCount = 0;
  let hiddenCount = 0;
  for (let look = 0; look < looks; look += 1) {
    const place = at(500 + random() * (sideM - 1000), 500 + random() * (sideM - 1000));
    const from = performance.now();
    const { chosen, leftOut } = chooseCameras({
      ...{ cameras: index, sight, place, radiusM: 40, perTier: 2 },
      statusOf: (id) => statuses.get(id) ?? 'unknown',
      holderOf: () => null,
    });
    samples.push(performance.now() - from);
    chosenCount += chosen.length;
    hiddenCount += leftOut.filter(({ reason }) => reason === 'hidden').length;
    if (look % 40 === 0) allSamples.push(timeAimingAll(cameras, place));
  }
  const conditions =
    `${cameraCount} cameras, ${buildingCount} buildings on ${sideM / 1000} km x ${sideM / 1000} km; ` +
    `${(chosenCount / looks).toFixed(1)} chosen and ${(hiddenCount / looks).toFixed(1)} explained as hidden a look; ` +
    `index of the cameras ${indexedMs.toFixed(0)} ms`;
  const yardstick = { name: 'aiming every camera, no line of sight', value: median(allSamples) };
  const choose = { id: 'linkage.choose', unit: 'ms', samples, goal: 'p95 <= 50', yardstick, conditions };
  return Promise.resolve([figureOf(choose), ...measureAim(createRandom(4))]);
}

/** Against GeographicLib for the bearing and against earth-centred vectors, worked out here, for the elevation. */
function measureAim(random: Random): Figure[] {
  const reference = geographiclib.Geodesic.WGS84;
  const errors = { pan: [] as number[], tilt: [] as number[], zoom: [] as number[] };
  const turns = { panMinDeg: -180, panMaxDeg: 180, tiltMinDeg: -90, tiltMaxDeg: 90, hfovMinDeg: 0.1, hfovMaxDeg: 90 };
  for (let pair = 0; pair < aims; pair += 1) {
    const camera = {
      ...{ lon: random() * 360 - 180, lat: random() * 160 - 80, heightM: 3 + random() * 300 },
      ...{ azimuthDeg: 0, elevationDeg: 0, hfovDeg: 60, ptz: turns },
    };
    const { lat2: lat = 0, lon2: lon = 0 } = reference.Direct(
      camera.lat,
      camera.lon,
      random() * 360,
      50 + random() * 8_000,
    );
    const heightM = random() * 40;
    const radiusM = 20 + random() * 20;
    const aim = aimAt(camera, { lon, lat, heightM }, radiusM);
    const bearingDeg = reference.Inverse(camera.lat, camera.lon, lat, lon).azi1 ?? NaN;
    errors.pan.push(Math.abs(((aim.bearingDeg - bearingDeg + 540) % 360) - 180));
    const [eye, foot, target] = [
      earthCentred(camera.lon, camera.lat, camera.heightM),
      earthCentred(camera.lon, camera.lat, 0),
      earthCentred(lon, lat, heightM),
    ];
    const sight = target.map((value, axis) => value - (eye[axis] ?? 0));
    const slantM = Math.hypot(...sight);
    const up = sight.reduce((sum, value, axis) => sum + value * ((eye[axis] ?? 0) - (foot[axis] ?? 0)), 0);
    const elevationDeg = (Math.asin(up / camera.heightM / slantM) * 180) / Math.PI;
    errors.tilt.push(Math.abs(aim.elevationDeg - elevationDeg));
    const shownM = 2 * slantM * Math.tan((aim.hfovDeg * Math.PI) / 360);
    errors.zoom.push(Math.abs(shownM / (2 * radiusM) - 1) * 100);
  }
  const conditions = `${aims} random pairs on the whole earth, 50 m to 8 km apart, lenses 3 to 303 m high`;
  const yardstick = { name: 'GeographicLib, earth-centred vectors', value: null };
  const figure = (id: string, unit: string, samples: number[], goal: string): Figure =>
    figureOf({ id, unit, samples, goal, yardstick, conditions });
  return [
    figure('linkage.aim.pan', 'deg', errors.pan, 'max <= 0.1'),
    figure('linkage.aim.tilt', 'deg', errors.tilt, 'max <= 0.1'),
    figure('linkage.aim.zoom', '%', errors.zoom, 'max <= 2'),
  ];
}

function earthCentred(lonDeg: number, latDeg: number, heightM: number): number[] {
  const [lon, lat] = [(lonDeg * Math.PI) / 180, (latDeg * Math.PI) / 180];
  const [a, b] = [6_378_137, 6_356_752.314245179];
  const n = a ** 2 / Math.hypot(a * Math.cos(lat), b * Math.sin(lat));
  const fromAxis = (n + heightM) * Math.cos(lat);
  return [fromAxis * Math.cos(lon), fromAxis * Math.sin(lon), ((b / a) ** 2 * n + heightM) * Math.sin(lat)];
}

function timeAimingAll(cameras: readonly Camera[], place: Position): number {
  const from = performance.now();
  let nearest = Infinity;
  for (const camera of cameras) nearest = Math.min(nearest, aimAt(camera, place, 40).distanceM);
  if (!Number.isFinite(nearest)) throw new Error('No camera was aimed');
  return performance.now() - from;
}

function median(samples: readonly number[]): number {
  return [...samples].sort((first, second) => first - second)[Math.floor(samples.length / 2)] ?? NaN;
}
