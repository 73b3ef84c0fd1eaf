import { cameraSchema, type Camera, type CameraTier, type PtzLimits } from '../../protocol/camera/camera.ts';
import type { Areas } from './areas.ts';
import type { Building } from './buildings.ts';
import { landmarks, square } from './cityPlan.ts';
import type { BuildingIndex } from './lineOfSight.ts';
import { centroid, distance, interpolate, metresToLonLat, planToMetres, round, type Point } from './projection.ts';
import type { Junction, RoadEdge, RoadGraph } from './roadGraph.ts';
import type { SeededRandom } from './seededRandom.ts';
import { streetWidthM } from './streets.ts';

export interface CityForCameras {
  areas: Areas;
  buildings: readonly Building[];
  graph: RoadGraph;
  index: BuildingIndex;
}

interface Draft {
  name: string;
  tier: CameraTier;
  category: 1 | 2 | 3;
  agencyId: string;
  at: Point;
  heightM: number;
  lookAt: Point;
  hfovDeg: number;
  rangeM: number;
  ptz: PtzLimits | null;
}

const total = 2000;
const vantageCount = 150;
const squareCentre = planToMetres(square.centre);

const lookoutPtz: PtzLimits = {
  panMinDeg: -180,
  panMaxDeg: 180,
  tiltMinDeg: -90,
  tiltMaxDeg: 15,
  hfovMinDeg: 1.2,
  hfovMaxDeg: 62,
};
const vantagePtz: PtzLimits = {
  panMinDeg: -180,
  panMaxDeg: 180,
  tiltMinDeg: -90,
  tiltMaxDeg: 20,
  hfovMinDeg: 2,
  hfovMaxDeg: 60,
};
const streetPtz: PtzLimits = {
  panMinDeg: -180,
  panMaxDeg: 180,
  tiltMinDeg: -90,
  tiltMaxDeg: 25,
  hfovMinDeg: 2.6,
  hfovMaxDeg: 64,
};

/** Lookouts first, then the live vantage and street cameras round the square, then all others. */
export function placeCameras(city: CityForCameras, random: SeededRandom): { cameras: Camera[]; liveIds: string[] } {
  const lookouts = landmarks.filter((landmark) => landmark.lookout).map(lookoutDraft);
  const vantages = vantageDrafts(city, random);
  const squareStreets = squareDrafts();
  const streets = streetDrafts(
    city,
    random,
    total - lookouts.length - vantages.length - squareStreets.length,
    squareStreets,
  );
  const drafts = [...lookouts, ...vantages, ...squareStreets, ...streets];
  const cameras = drafts.map((draft, position) => finish(draft, position, city));
  const liveDrafts = [...lookouts.slice(0, 2), ...vantages.slice(0, 2), ...squareStreets];
  const liveIds = liveDrafts.map((draft) => cameras[drafts.indexOf(draft)]?.id ?? '');
  return { cameras, liveIds };
}

function finish(draft: Draft, position: number, { areas }: CityForCameras): Camera {
  const lonLat = metresToLonLat(draft.at);
  const area = areas.areaAt(lonLat, 'grid');
  if (!area) throw new Error(`camera ${draft.name} lies in no grid`);
  const bearing = (Math.atan2(draft.lookAt[0] - draft.at[0], draft.lookAt[1] - draft.at[1]) * 180) / Math.PI;
  const awayM = Math.max(1, distance(draft.at, draft.lookAt));
  return cameraSchema.parse({
    id: `cam-${String(position + 1).padStart(4, '0')}`,
    name: draft.name,
    tier: draft.tier,
    category: draft.category,
    areaId: area.id,
    agencyId: draft.agencyId,
    lon: lonLat[0],
    lat: lonLat[1],
    heightM: round(draft.heightM, 1),
    azimuthDeg: round((bearing + 360) % 360, 1) % 360,
    elevationDeg: round((-Math.atan2(draft.heightM, awayM) * 180) / Math.PI, 1),
    hfovDeg: draft.hfovDeg,
    rangeM: draft.rangeM,
    ptz: draft.ptz,
  });
}

function lookoutDraft(landmark: (typeof landmarks)[number]): Draft {
  const middle = planToMetres(landmark.at);
  const share = (landmark.radiusM + 1) / distance(middle, squareCentre);
  return {
    name: `${landmark.name}高空瞭望`,
    tier: 'lookout',
    category: 1,
    agencyId: 'agency-emergency',
    at: interpolate(middle, squareCentre, share),
    heightM: landmark.heightM + 2,
    lookAt: squareCentre,
    hfovDeg: 52,
    rangeM: 4000,
    ptz: lookoutPtz,
  };
}

/** Roofs of 25-100 m, apart from each other; two of those that see the square come first. */
function vantageDrafts({ areas, buildings, index }: CityForCameras, random: SeededRandom): Draft[] {
  const roofs = random.shuffle(buildings.filter((building) => building.heightM >= 25 && building.heightM <= 97));
  const groundEye = { at: squareCentre, heightM: 1.7 };
  const overSquare = roofs
    .filter((roof) => roof.heightM >= 30 && roof.heightM < 75)
    .map((roof) => ({ roof, corner: cornerTowards(roof, squareCentre) }))
    .filter(({ corner }) => distance(corner, squareCentre) < 420 && distance(corner, squareCentre) > 120)
    .filter(({ roof, corner }) => index.sees({ at: corner, heightM: roof.heightM + 3 }, groundEye))
    .sort((left, right) => distance(left.corner, squareCentre) - distance(right.corner, squareCentre));
  const first = overSquare[0];
  const second = overSquare.find(({ corner }) => first && distance(corner, first.corner) > 180);
  if (!first || !second) throw new Error('no two roofs overlook the square');
  const chosen: { at: Point; heightM: number; live: boolean }[] = [first, second].map(({ roof, corner }) => ({
    at: corner,
    heightM: roof.heightM,
    live: true,
  }));
  for (const roof of roofs) {
    if (chosen.length >= vantageCount) break;
    const corner = cornerTowards(roof, random.pick(buildings).ring[0] ?? squareCentre);
    const covered = index.heightAt(corner) > roof.heightM + 1;
    if (!covered && chosen.every((other) => distance(other.at, corner) > 290))
      chosen.push({ at: corner, heightM: roof.heightM, live: false });
  }
  return chosen.map(({ at, heightM, live }, position): Draft => {
    const community = areas.areaAt(metresToLonLat(at), 'village')?.name.zh ?? '';
    const name = live
      ? `澜川广场${position === 0 ? '一' : '二'}号制高点`
      : `${community}楼顶制高点${String(position).padStart(3, '0')}`;
    const angle = random.between(0, 2 * Math.PI);
    const lookAt: Point = live ? squareCentre : [at[0] + 240 * Math.cos(angle), at[1] + 240 * Math.sin(angle)];
    const ptz = live || random.chance(0.6) ? vantagePtz : null;
    return {
      name,
      tier: 'vantage',
      category: random.chance(0.5) ? 1 : 2,
      agencyId: 'agency-police',
      at,
      heightM: heightM + 3,
      lookAt,
      hfovDeg: 48,
      rangeM: 900,
      ptz,
    };
  });
}

/** The roof corner nearest to a point, one metre in from the edge so that it stays over the roof. */
function cornerTowards(building: Building, target: Point): Point {
  const nearest = building.ring.reduce((best, corner) =>
    distance(corner, target) < distance(best, target) ? corner : best,
  );
  return interpolate(nearest, centroid(building.ring), 1.2 / Math.max(2, distance(nearest, centroid(building.ring))));
}

/** Two PTZ and six fixed cameras on the poles round the square. */
function squareDrafts(): Draft[] {
  const { west, east, south, north } = square;
  const poles: { name: string; at: Point; lookAt: Point; ptz: boolean }[] = [
    { name: '澜川广场东侧云台', at: [east - 14, 300], lookAt: square.centre, ptz: true },
    { name: '澜川广场西侧云台', at: [west + 14, 290], lookAt: square.centre, ptz: true },
    { name: '滨江北路广场西路路口', at: [west + 13, south + 20], lookAt: [west + 60, south + 60], ptz: false },
    { name: '滨江北路广场东路路口', at: [east - 13, south + 20], lookAt: [east - 60, south + 60], ptz: false },
    { name: '广场北路广场西路路口', at: [west + 13, north - 13], lookAt: [west + 60, north - 60], ptz: false },
    { name: '广场北路广场东路路口', at: [east - 13, north - 13], lookAt: [east - 60, north - 60], ptz: false },
    { name: '澜川广场亲水平台', at: [140, 128], lookAt: [140, 190], ptz: false },
    { name: '澜川广场中心灯柱', at: [120, 250], lookAt: [150, 310], ptz: false },
  ];
  return poles.map((pole): Draft => ({
    name: pole.name,
    tier: 'street',
    category: 1,
    agencyId: 'agency-police',
    at: planToMetres(pole.at),
    heightM: pole.ptz ? 7.5 : 5.5,
    lookAt: planToMetres(pole.lookAt),
    hfovDeg: pole.ptz ? 58 : 72,
    rangeM: pole.ptz ? 250 : 110,
    ptz: pole.ptz ? streetPtz : null,
  }));
}

const cornerNames = ['东北角', '东南角', '西南角', '西北角'];

function streetDrafts(city: CityForCameras, random: SeededRandom, count: number, present: readonly Draft[]): Draft[] {
  const { graph } = city;
  const large = graph.junctions.filter((junction) => junction.streets[1] && junction.streets[1].class !== 'lane');
  const drafts: Draft[] = [];
  const taken = present.map((draft) => draft.at);
  const add = (draft: Draft | null) => {
    if (!draft || drafts.length >= count || !isFree(draft, city)) return;
    if (taken.some((at) => distance(at, draft.at) < 11)) return;
    drafts.push(draft);
    taken.push(draft.at);
  };
  for (const junction of large) {
    const start = random.whole(0, 3);
    add(junctionDraft(junction, start, random));
    if (junction.streets[0]?.class === 'arterial') add(junctionDraft(junction, (start + 2) % 4, random));
  }
  const lanes = random.shuffle(graph.edges.filter((edge) => edge.street.class !== 'arterial' && edge.lengthM > 30));
  for (const edge of lanes) add(laneDraft(edge, graph, random));
  for (const junction of random.shuffle(graph.junctions)) add(junctionDraft(junction, random.whole(0, 3), random));
  if (drafts.length < count) throw new Error(`only ${drafts.length} of ${count} street cameras found room`);
  return drafts;
}

function isFree({ at }: Draft, { areas, index }: CityForCameras): boolean {
  return index.heightAt(at) === 0 && areas.areaAt(metresToLonLat(at), 'grid') !== null;
}

function junctionDraft(junction: Junction, corner: number, random: SeededRandom): Draft {
  const [main, side] = junction.streets;
  const offset = (street: typeof main) => (street ? streetWidthM[street.class] / 2 + 2 : 5);
  const isUpright = main !== undefined && Math.abs(main.to[1] - main.from[1]) > Math.abs(main.to[0] - main.from[0]);
  const east = corner < 2 ? 1 : -1;
  const north = corner === 0 || corner === 3 ? 1 : -1;
  const at: Point = [
    junction.at[0] + east * offset(isUpright ? main : side),
    junction.at[1] + north * offset(isUpright ? side : main),
  ];
  const isArterial = main?.class === 'arterial';
  const ptz = isArterial && random.chance(0.22) ? streetPtz : null;
  const streetNames = [...new Set([main?.name.zh ?? '', side?.name.zh ?? ''])].filter(Boolean).join('与');
  return {
    name: `${streetNames}路口${cornerNames[corner] ?? ''}`,
    tier: 'street',
    category: isArterial ? 1 : 2,
    agencyId: isArterial ? random.pick(['agency-police', 'agency-traffic']) : 'agency-police',
    at: planToMetres(at),
    heightM: isArterial ? random.between(5.5, 6.5) : random.between(4.5, 5.5),
    lookAt: planToMetres([junction.at[0] - east * 8, junction.at[1] - north * 8]),
    hfovDeg: ptz ? 58 : random.pick([62, 72, 84]),
    rangeM: ptz ? 220 : random.pick([80, 100, 120]),
    ptz,
  };
}

function laneDraft(edge: RoadEdge, graph: RoadGraph, random: SeededRandom): Draft | null {
  const from = graph.junctions[edge.from]?.at;
  const to = graph.junctions[edge.to]?.at;
  if (!from || !to) return null;
  const share = random.between(0.3, 0.7);
  const middle = interpolate(from, to, share);
  const lengthM = distance(from, to);
  const aside = (streetWidthM[edge.street.class] / 2 + 1.5) * random.pick([1, -1]);
  const at: Point = [
    middle[0] - (aside * (to[1] - from[1])) / lengthM,
    middle[1] + (aside * (to[0] - from[0])) / lengthM,
  ];
  return {
    name: `${edge.street.name.zh}${random.whole(1, 198)}号旁`,
    tier: 'street',
    category: edge.street.class === 'lane' ? 3 : 2,
    agencyId: edge.street.class === 'lane' ? 'agency-street' : random.pick(['agency-police', 'agency-urban']),
    at: planToMetres(at),
    heightM: random.between(4.2, 5.4),
    lookAt: planToMetres(random.chance(0.5) ? from : to),
    hfovDeg: random.pick([64, 76, 90]),
    rangeM: random.pick([45, 60, 80]),
    ptz: null,
  };
}
