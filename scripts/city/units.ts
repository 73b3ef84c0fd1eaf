import { unitSchema, type Unit, type UnitKind } from '../../protocol/unit/unit.ts';
import { agencyOfUnitKind } from './agencies.ts';
import type { Areas } from './areas.ts';
import { planToLonLat, type Point } from './projection.ts';
import type { RoadGraph } from './roadGraph.ts';
import type { SeededRandom } from './seededRandom.ts';

const crews: readonly {
  kind: UnitKind;
  count: number;
  zh: string;
  en: string;
  skills: readonly string[];
  vehicle: string | null;
}[] = [
  { kind: 'police', count: 18, zh: '巡警', en: 'Patrol', skills: ['patrol', 'crowd'], vehicle: '巡逻车' },
  { kind: 'fire', count: 8, zh: '消防', en: 'Fire', skills: ['fire', 'rescue'], vehicle: '水罐消防车' },
  { kind: 'ambulance', count: 8, zh: '急救', en: 'Ambulance', skills: ['firstAid', 'transport'], vehicle: '救护车' },
  { kind: 'urban', count: 8, zh: '城管', en: 'Urban', skills: ['street', 'clearance'], vehicle: '执法车' },
  { kind: 'water', count: 5, zh: '水务', en: 'Water', skills: ['flood', 'pump'], vehicle: '抢险车' },
  { kind: 'grid', count: 9, zh: '网格', en: 'Grid', skills: ['visit', 'mediation'], vehicle: null },
  { kind: 'rescue', count: 4, zh: '应急', en: 'Rescue', skills: ['rescue', 'boat', 'fire'], vehicle: '救援车' },
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
      return unitSchema.parse({
        id: `unit-${crew.kind}-${number}`,
        callSign: { zh: `${crew.zh}${number}`, en: `${crew.en} ${number}` },
        kind: crew.kind,
        skills: crew.skills,
        vehicle: crew.vehicle,
        agencyId: agencyOfUnitKind[crew.kind],
        areaId: crew.kind === 'grid' ? village.id : village.parentId,
        home: { lon: spot[0], lat: spot[1] },
      });
    }),
  );
}
