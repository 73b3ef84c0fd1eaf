import type { Point } from './projection.ts';

export const citySeed = 20260101;

/** What stands on a superblock between arterials. */
export type LandUse =
  | 'oldTown'
  | 'centre'
  | 'square'
  | 'residential'
  | 'highRise'
  | 'newDistrict'
  | 'industrial'
  | 'port'
  | 'suburb'
  | 'campus'
  | 'station'
  | 'park'
  | 'hill'
  | 'stream'
  | 'railway'
  | 'field';

const letters: Record<string, LandUse> = {
  O: 'oldTown',
  C: 'centre',
  Q: 'square',
  R: 'residential',
  G: 'highRise',
  N: 'newDistrict',
  I: 'industrial',
  M: 'port',
  S: 'suburb',
  U: 'campus',
  A: 'station',
  P: 'park',
  H: 'hill',
  W: 'stream',
  L: 'railway',
  V: 'field',
};

export interface Bank {
  side: 'north' | 'south';
  /** Plan coordinates of the arterials across the river. */
  columns: readonly number[];
  /** Plan coordinates of the arterials along the river, from the river outwards. */
  rows: readonly number[];
  uses: readonly string[];
  columnNames: readonly string[];
  rowNames: readonly string[];
}

export const planBounds = { west: -3250, east: 3250, south: -2300, north: 2300 };
export const riverHalfWidthM = 110;

/** Arterials that cross the river, with the name of their bridge. */
export const bridges: readonly { s: number; name: string; road: string }[] = [
  { s: -1850, name: '西津桥', road: '西津大道' },
  { s: -150, name: '澜川大桥', road: '澜川大道' },
  { s: 1000, name: '望江大桥', road: '柳溪大道' },
  { s: 2500, name: '东港桥', road: '东港大道' },
];

export const banks: readonly Bank[] = [
  {
    side: 'north',
    columns: [-3250, -2500, -1850, -1250, -700, -150, 420, 1000, 1090, 1850, 2500, 3250],
    rows: [150, 560, 1050, 1500, 1880, 1940, 2300],
    uses: ['GROOCQCWGRR', 'HROOCCCWRUR', 'HRRPCCRWGUR', 'SRGRRARWRRS', 'LLLLLLLLLLL', 'SSSRRRRWSIS'],
    columnNames: ['环城西路', '望山路', '', '文昌路', '鼓楼路', '', '星桥路', '', '柳溪东路', '学林路', '', '环城东路'],
    rowNames: ['滨江北路', '锦云路', '春和路', '安康路', '站南路', '站北路', '环城北路'],
  },
  {
    side: 'south',
    columns: [-3250, -2620, -1850, -1300, -720, -150, 330, 1000, 1500, 2050, 2500, 3250],
    rows: [-150, -620, -1150, -1700, -2300],
    uses: ['SGGNNNNGMMI', 'SRGNPNNGIII', 'SRRGGGRRIII', 'VSSRRRSSIIS'],
    columnNames: ['环城西路', '松岭路', '', '金沙路', '云帆路', '', '明珠路', '', '丰泽路', '工业路', '', '环城东路'],
    rowNames: ['滨江南路', '新城路', '永兴路', '南屏路', '环城南路'],
  },
];

export function landUseAt(bank: Bank, column: number, row: number): LandUse {
  const use = letters[bank.uses[row]?.[column] ?? ''];
  if (!use) throw new Error(`no land use for ${bank.side} column ${column} row ${row}`);
  return use;
}

/** The lively square by the river around which the live cameras stand. */
export const square = { west: -60, east: 330, south: 165, north: 430, centre: [135, 300] as Point };

export interface Landmark {
  name: string;
  english: string;
  at: Point;
  heightM: number;
  radiusM: number;
  sides: number;
  lookout: boolean;
}

/** Named tall things; those with `lookout` carry a camera of the highest tier. */
export const landmarks: readonly Landmark[] = [
  {
    name: '澜川电视塔',
    english: 'Lanchuan TV Tower',
    at: [100, -330],
    heightM: 298,
    radiusM: 13,
    sides: 12,
    lookout: true,
  },
  { name: '澜川中心', english: 'Lanchuan Centre', at: [-330, 470], heightM: 246, radiusM: 24, sides: 8, lookout: true },
  { name: '金汇大厦', english: 'Jinhui Tower', at: [560, 420], heightM: 208, radiusM: 22, sides: 4, lookout: true },
  {
    name: '云帆国际',
    english: 'Yunfan International',
    at: [-900, -380],
    heightM: 226,
    radiusM: 23,
    sides: 8,
    lookout: true,
  },
  { name: '明珠双塔', english: 'Pearl Tower', at: [640, -360], heightM: 188, radiusM: 20, sides: 4, lookout: true },
  {
    name: '望山阁',
    english: 'Wangshan Pavilion',
    at: [-2860, 1020],
    heightM: 118,
    radiusM: 9,
    sides: 8,
    lookout: true,
  },
  {
    name: '东港灯塔',
    english: 'East Port Beacon',
    at: [1900, -230],
    heightM: 124,
    radiusM: 7,
    sides: 8,
    lookout: true,
  },
  { name: '学林塔', english: 'Xuelin Tower', at: [2180, 1080], heightM: 132, radiusM: 12, sides: 6, lookout: true },
  {
    name: '站前广场大厦',
    english: 'Station Square Tower',
    at: [-20, 1640],
    heightM: 142,
    radiusM: 18,
    sides: 4,
    lookout: true,
  },
  {
    name: '南屏水塔',
    english: 'Nanping Water Tower',
    at: [-420, -1840],
    heightM: 104,
    radiusM: 8,
    sides: 10,
    lookout: true,
  },
  {
    name: '西津热电厂烟囱',
    english: 'Xijin Heating Plant Stack',
    at: [-2350, -900],
    heightM: 150,
    radiusM: 6,
    sides: 10,
    lookout: true,
  },
  {
    name: '丰泽化工监测塔',
    english: 'Fengze Monitoring Tower',
    at: [2300, -1500],
    heightM: 112,
    radiusM: 6,
    sides: 8,
    lookout: true,
  },
];
