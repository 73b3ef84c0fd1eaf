import { unitSchema, type Unit, type UnitKind, type VehicleKind } from '../../protocol/unit/unit.ts';
import { agencyOfUnitKind } from './agencies.ts';
import type { Areas } from './areas.ts';
import { planToLonLat, type Point } from './projection.ts';
import type { RoadGraph } from './roadGraph.ts';
import type { SeededRandom } from './seededRandom.ts';

/** What each vehicle is called, and what its crew can do beside what all of its kind can. */
const vehicles: Record<VehicleKind, { readonly zh: string; readonly skills: readonly string[] }> = {
  patrolCar: { zh: '巡逻车', skills: [] },
  motorcycle: { zh: '摩托车', skills: ['escort'] },
  waterTanker: { zh: '水罐消防车', skills: [] },
  ladderTruck: { zh: '举高消防车', skills: ['highRise'] },
  foamTruck: { zh: '泡沫消防车', skills: ['hazmat'] },
  rescueTruck: { zh: '抢险救援车', skills: ['extrication'] },
  ambulance: { zh: '救护车', skills: [] },
  pumpTruck: { zh: '排涝车', skills: ['pump'] },
  boat: { zh: '冲锋舟', skills: ['boat'] },
  serviceCar: { zh: '执法车', skills: [] },
};

/** The vehicles go round among the crews of a kind; none means that they walk. */
const crews: readonly {
  kind: UnitKind;
  count: number;
  zh: string;
  en: string;
  skills: readonly string[];
  vehicles: readonly VehicleKind[];
}[] = [
  {
    ...{ kind: 'police', count: 18, zh: '巡警', en: 'Patrol', skills: ['patrol', 'crowd'] },
    vehicles: ['patrolCar', 'patrolCar', 'motorcycle'],
  },
  {
    ...{ kind: 'fire', count: 8, zh: '消防', en: 'Fire', skills: ['fire', 'rescue'] },
    vehicles: ['waterTanker', 'ladderTruck', 'waterTanker', 'foamTruck'],
  },
  {
    kind: 'ambulance',
    count: 8,
    zh: '急救',
    en: 'Ambulance',
    skills: ['firstAid', 'transport'],
    vehicles: ['ambulance'],
  },
  { kind: 'urban', count: 8, zh: '城管', en: 'Urban', skills: ['street', 'clearance'], vehicles: ['serviceCar'] },
  { kind: 'water', count: 5, zh: '水务', en: 'Water', skills: ['flood'], vehicles: ['pumpTruck'] },
  { kind: 'grid', count: 9, zh: '网格', en: 'Grid', skills: ['visit', 'mediation'], vehicles: [] },
  { kind: 'rescue', count: 4, zh: '应急', en: 'Rescue', skills: ['rescue', 'fire'], vehicles: ['rescueTruck', 'boat'] },
];

/** Units wait at junctions spread over all villages, never two at one place. */
export function stationUnits(areas: Areas, graph: RoadGraph, random: SeededRandom): Unit[] {
  const villages = areas.list.filter((area) => area.level === 'village');
  const spots = random.shuffle(
    graph.junctions.filter((junction) => junction.streets.length > 1).map((junction) => planToLonLat(junction.at)),
  );
  const spotsByVillage = new Map<string, Point[]>();
  for (const spot of spots) {
    const village = areas.areaAt(spot, 'village');
    if (village) spotsByVillage.set(village.id, [...(spotsByVillage.get(village.id) ?? []), spot]);
  }
  let turn = 0;
  return crews.flatMap((crew) =>
    Array.from({ length: crew.count }, (_, index) => {
      const village = villages[(turn * 7) % villages.length];
      const spot = village && spotsByVillage.get(village.id)?.pop();
      if (!village || !spot) throw new Error('no room for a unit');
      turn += 1;
      const number = String(index + 1).padStart(2, '0');
      const vehicleKind = crew.vehicles[index % Math.max(1, crew.vehicles.length)];
      const vehicle = vehicleKind === undefined ? null : vehicles[vehicleKind];
      return unitSchema.parse({
        id: `unit-${crew.kind}-${number}`,
        callSign: { zh: `${crew.zh}${number}`, en: `${crew.en} ${number}` },
        kind: crew.kind,
        skills: [...crew.skills, ...(vehicle?.skills ?? [])],
        vehicle: vehicle?.zh ?? null,
        ...(vehicleKind === undefined ? {} : { vehicleKind }),
        agencyId: agencyOfUnitKind[crew.kind],
        areaId: crew.kind === 'grid' ? village.id : village.parentId,
        home: { lon: spot[0], lat: spot[1] },
      });
    }),
  );
}
