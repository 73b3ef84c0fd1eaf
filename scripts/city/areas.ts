import type { Area, AreaLevel } from '../../protocol/area/area.ts';
import { areaSchema } from '../../protocol/area/area.ts';
import { planBounds } from './cityPlan.ts';
import { cityName, englishName, type Name } from './names.ts';
import { containsPoint, densifyRing, planToLonLat, type Point } from './projection.ts';

interface Rectangle {
  west: number;
  south: number;
  east: number;
  north: number;
}

interface TownshipPlan {
  name: string;
  west: number;
  east: number;
  /** Two columns by two rows, the row near the river first; the middle lines lie on arterials. */
  middleS: number;
  middleT: number;
  villages: readonly [string, string, string, string];
}

const counties: readonly {
  code: string;
  name: string;
  south: number;
  north: number;
  townships: readonly TownshipPlan[];
}[] = [
  {
    code: '01',
    name: '澜北区',
    south: 0,
    north: planBounds.north,
    townships: [
      {
        name: '鼓楼街道',
        west: planBounds.west,
        east: -700,
        middleS: -1850,
        middleT: 1050,
        villages: ['望山社区', '文昌社区', '松林社区', '春和社区'],
      },
      {
        name: '滨江街道',
        west: -700,
        east: 1000,
        middleS: -150,
        middleT: 1050,
        villages: ['锦云社区', '广场社区', '安康社区', '站前社区'],
      },
      {
        name: '学林街道',
        west: 1000,
        east: planBounds.east,
        middleS: 1850,
        middleT: 1050,
        villages: ['柳溪社区', '东港社区', '学林社区', '稻香村'],
      },
    ],
  },
  {
    code: '02',
    name: '澜南区',
    south: planBounds.south,
    north: 0,
    townships: [
      {
        name: '金沙镇',
        west: planBounds.west,
        east: -1300,
        middleS: -1850,
        middleT: -1150,
        villages: ['西津社区', '金沙社区', '松岭村', '清泉村'],
      },
      {
        name: '新城街道',
        west: -1300,
        east: 1000,
        middleS: -150,
        middleT: -1150,
        villages: ['云帆社区', '明珠社区', '永兴社区', '南屏社区'],
      },
      {
        name: '丰泽镇',
        west: 1000,
        east: planBounds.east,
        middleS: 2050,
        middleT: -1150,
        villages: ['丰泽社区', '港口社区', '工农社区', '芦湾村'],
      },
    ],
  },
];

/** Area of every level with the grid an exact place lies in. */
export interface Areas {
  list: Area[];
  areaAt(lonLat: Point, level: AreaLevel): Area | null;
}

export function drawAreas(): Areas {
  const list: Area[] = [];
  list.push(area('a', 'city', null, cityName, planBounds));
  for (const county of counties) {
    const countyId = `a-${county.code}`;
    list.push(
      area(countyId, 'county', 'a', named(county.name), { ...planBounds, south: county.south, north: county.north }),
    );
    county.townships.forEach((township, index) => {
      const rectangle = { west: township.west, east: township.east, south: county.south, north: county.north };
      drawTownship(list, `${countyId}-${pad(index + 1)}`, countyId, township, rectangle);
    });
  }
  const byLevel = Map.groupBy(list, (entry) => entry.level);
  return {
    list,
    areaAt: (lonLat, level) => byLevel.get(level)?.find((entry) => containsPoint(entry.ring, lonLat)) ?? null,
  };
}

function drawTownship(list: Area[], id: string, countyId: string, township: TownshipPlan, rectangle: Rectangle): void {
  list.push(area(id, 'township', countyId, named(township.name), rectangle));
  quarters(rectangle, township.middleS, township.middleT).forEach((village, index) => {
    const villageId = `${id}-${pad(index + 1)}`;
    const zh = township.villages[index] ?? '';
    list.push(area(villageId, 'village', id, named(zh), village));
    const middle = { s: (village.west + village.east) / 2, t: (village.south + village.north) / 2 };
    quarters(village, middle.s, middle.t).forEach((grid, gridIndex) => {
      const name = { zh: `${zh}第${'一二三四'.charAt(gridIndex)}网格`, en: `${englishName(zh)} Grid ${gridIndex + 1}` };
      list.push(area(`${villageId}-${pad(gridIndex + 1)}`, 'grid', villageId, name, grid));
    });
  });
}

/** South-west, south-east, north-west, north-east for the north bank; the row near the river always comes first. */
function quarters({ west, south, east, north }: Rectangle, s: number, t: number): Rectangle[] {
  const low = [
    { west, south, east: s, north: t },
    { west: s, south, east, north: t },
  ];
  const high = [
    { west, south: t, east: s, north },
    { west: s, south: t, east, north },
  ];
  return t > 0 ? [...low, ...high] : [...high, ...low];
}

function area(
  id: string,
  level: AreaLevel,
  parentId: string | null,
  name: Name,
  { west, south, east, north }: Rectangle,
): Area {
  const corners: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const [lon, lat] = planToLonLat([(west + east) / 2, (south + north) / 2]);
  const ring = densifyRing(corners).map(planToLonLat);
  return areaSchema.parse({ id, level, parentId, name, centre: { lon, lat }, ring });
}

function named(zh: string): Name {
  return { zh, en: englishName(zh) };
}

function pad(index: number): string {
  return String(index).padStart(2, '0');
}
