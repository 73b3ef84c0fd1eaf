import type { Actor, Role } from '../../protocol/access/role.ts';
import { areaSchema, type Area, type AreaLevel } from '../../protocol/area/area.ts';
import { createAreaTree } from '../../protocol/area/areaTree.ts';
import {
  accountIdSchema,
  agencyIdSchema,
  areaIdSchema,
  seatIdSchema,
  unitIdSchema,
  type AgencyId,
  type AreaId,
} from '../../protocol/ids.ts';
import { unitSchema, type Unit } from '../../protocol/unit/unit.ts';
import type { HallFacts } from '../../server/hall/index.ts';

/** A small city of five levels, two agencies, three units and every kind of seat. */
export const countyId = areaIdSchema.parse('county-east');
export const townshipId = areaIdSchema.parse('township-1');
export const gridId = areaIdSchema.parse('grid-1');
export const otherCountyId = areaIdSchema.parse('county-west');
export const fireAgencyId = agencyIdSchema.parse('agency-fire');
export const waterAgencyId = agencyIdSchema.parse('agency-water');

/** East of 113 degrees lies one county with all levels below it, west of it the other. */
export const areas: readonly Area[] = [
  area('city', 'city', null, [112, 29, 114, 30]),
  area('county-east', 'county', 'city', [113, 29, 114, 30]),
  area('township-1', 'township', 'county-east', [113, 29, 113.5, 29.5]),
  area('village-1', 'village', 'township-1', [113, 29, 113.2, 29.2]),
  area('grid-1', 'grid', 'village-1', [113, 29, 113.1, 29.1]),
  area('county-west', 'county', 'city', [112, 29, 113, 30]),
];

export const inGrid = { lon: 113.05, lat: 29.05 };
export const inWest = { lon: 112.5, lat: 29.5 };

function area(
  id: string,
  level: AreaLevel,
  parentId: string | null,
  [west, south, east, north]: readonly [number, number, number, number],
): Area {
  return areaSchema.parse({
    id,
    level,
    parentId,
    name: { zh: id, en: id },
    centre: { lon: (west + east) / 2, lat: (south + north) / 2 },
    ring: [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  });
}

function unit(id: string, agencyId: AgencyId, areaId: AreaId): Unit {
  return unitSchema.parse({
    id,
    callSign: { zh: id, en: id },
    kind: 'fire',
    skills: [],
    vehicle: null,
    agencyId,
    areaId,
    home: inGrid,
  });
}

export const units: readonly Unit[] = [
  unit('unit-grid', fireAgencyId, gridId),
  unit('unit-water', waterAgencyId, townshipId),
  unit('unit-west', fireAgencyId, otherCountyId),
];

export function person(
  name: string,
  role: Role,
  bound: Partial<Pick<Actor, 'areaId' | 'agencyId' | 'unitId'>> = {},
): Actor {
  return {
    accountId: accountIdSchema.parse(name),
    name,
    role,
    seatId: seatIdSchema.parse(`seat-${name}`),
    ...bound,
  };
}

export const seats = {
  taker: person('taker', 'callTaker'),
  dispatcher: person('dispatcher', 'dispatcher'),
  supervisor: person('supervisor', 'supervisor'),
  leader: person('leader', 'dutyLeader'),
  secondLeader: person('second-leader', 'dutyLeader'),
  county: person('county', 'dispatcher', { areaId: countyId }),
  township: person('township', 'dutyLeader', { areaId: townshipId }),
  west: person('west', 'dispatcher', { areaId: otherCountyId }),
  water: person('water', 'dispatcher', { agencyId: waterAgencyId }),
  gridUnit: person('phone-grid', 'fieldUnit', { unitId: unitIdSchema.parse('unit-grid') }),
  waterUnit: person('phone-water', 'fieldUnit', { unitId: unitIdSchema.parse('unit-water') }),
  westUnit: person('phone-west', 'fieldUnit', { unitId: unitIdSchema.parse('unit-west') }),
  system: person('system', 'system'),
} as const;

const tree = createAreaTree(areas);

export function factsOf(actor: Actor, now: number): HallFacts {
  return {
    actor,
    now,
    areas: tree,
    hasAgency: (agencyId) => agencyId === fireAgencyId || agencyId === waterAgencyId,
    findUnit: (unitId) => units.find(({ id }) => id === unitId),
    hasCamera: () => false,
    isPageAllowed: () => false,
    findAttachment: () => undefined,
  };
}
