import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { areaSchema } from '../../../../../protocol/area/area.ts';
import { cameraSchema } from '../../../../../protocol/camera/camera.ts';
import { distanceM } from '../../../../../protocol/geometry/earth.ts';
import { namedPlaceSchema, type Directory } from '../../../../../protocol/hall/directory.ts';
import { cameraIdSchema } from '../../../../../protocol/ids.ts';
import { formatPosition, searchPlaces } from '../../../../../renderer/features/search/index.ts';

const city = join(import.meta.dirname, '../../../../../resources/city');
const read = <Schema extends z.ZodType>(name: string, schema: Schema) =>
  z.array(schema).parse(JSON.parse(readFileSync(join(city, name), 'utf8')));
const directory: Directory = {
  version: '1',
  city: {
    name: { zh: '澜川市', en: 'Lanchuan' },
    centre: { lon: 113.002033, lat: 29.505704 },
    bounds: [112.96564, 29.478938, 113.034468, 29.520975],
  },
  areas: read('areas.json', areaSchema),
  agencies: [],
  cameras: read('cameras.json', cameraSchema),
  units: [],
  places: read('places.json', namedPlaceSchema),
};
const find = (query: string, limit = 5) => searchPlaces(query, directory, limit);
const names = (query: string) => find(query).map(({ kind, name }) => `${kind} ${name.zh}`);
const square = { lon: 113.002033, lat: 29.505704 };

describe('searching for a place', () => {
  it.each([
    ['澜川广场', 'place 澜川广场'],
    ['lcgc', 'place 澜川广场'],
    ['ＬＣＧＣ', 'place 澜川广场'],
    ['lanchuan square', 'place 澜川广场'],
    ['square lanchuan', 'place 澜川广场'],
    ['鼓楼街道', 'area 鼓楼街道'],
    ['a-02-03-04-02', 'area 芦湾村第二网格'],
    ['cam-0001', 'camera 澜川电视塔高空瞭望'],
  ])('puts what "%s" means first', (query, expected) => {
    expect(names(query)[0]).toBe(expected);
  });

  it('puts a name that is the word before those that begin with it, and those before others that hold it', () => {
    const [first, ...rest] = names('鼓楼');
    expect(first).toBe('place 鼓楼');
    expect(rest.every((name) => name.includes('鼓楼'))).toBe(true);
  });

  it('prefers the higher of cameras that fit alike', () => {
    const found = find('电视塔', 3).filter(({ kind }) => kind === 'camera');
    expect(found[0]).toMatchObject({ tier: 'lookout' });
  });

  it('falls back to the street where it does not know the house', () => {
    expect(names('安康路8888号')[0]).toContain('安康路');
  });

  it('finds nothing for nothing, for blanks, for what is nowhere and when nothing is wanted', () => {
    for (const query of ['', '   ', '没有这样的地方', '!!', '\u0000', '('.repeat(5000)])
      expect(find(query)).toEqual([]);
    expect(find('澜川', 0)).toEqual([]);
    expect(find('澜川', 3)).toHaveLength(3);
  });
});

describe('coordinates that are typed', () => {
  it('offers one place for each system that writes plain figures', () => {
    const found = find('113.002033, 29.505704');
    expect(found.map((one) => one.kind === 'coordinate' && one.system)).toEqual(['wgs84', 'gcj02', 'bd09']);
    expect(found[0]?.position).toEqual(square);
    expect(distanceM(found[1]?.position ?? square, square)).toBeGreaterThan(200);
  });

  test.each([
    ['29.505704 113.002033', 'latitude first'],
    ['29.505704N 113.002033E', 'with sides'],
    ['北斗 113.002033，29.505704', 'full-width comma and a name'],
    ['CGCS2000: 113.002033 29.505704', 'the national system'],
    ['经度113.002033，纬度29.505704', 'with words'],
    [formatPosition('dms', square), 'degrees, minutes, seconds'],
    [formatPosition('mgrs', square), 'grid'],
    [`高德 ${formatPosition('gcj02', square)}`, 'GCJ-02'],
    [`${formatPosition('bd09', square)} bd09`, 'BD-09'],
  ])('reads "%s" (%s)', (text) => {
    const [first] = find(text);
    expect(first?.kind).toBe('coordinate');
    expect(distanceM(first?.position ?? { lon: 0, lat: 0 }, square)).toBeLessThan(3);
  });

  it.each(['113.002033', '113.0, 129.5', '1.2.3, 4', 'gcj02', '高德', '113,29,7'])('reads none in "%s"', (text) => {
    expect(find(text).filter(({ kind }) => kind === 'coordinate')).toEqual([]);
  });
});

it('finds one camera among a hundred thousand, and the index stays with its directory', () => {
  const [model] = directory.cameras;
  if (model === undefined) throw new Error('no camera');
  const many: Directory = {
    ...directory,
    cameras: Array.from({ length: 100_000 }, (_, index) => ({
      ...model,
      id: cameraIdSchema.parse(`c-${index}`),
      name: `滨江北路${index}号路口`,
    })),
  };
  expect(searchPlaces('bjbl77777h', many, 2)).toMatchObject([{ kind: 'camera', id: 'c-77777' }]);
  expect(searchPlaces('滨江北路', many, 4)).toHaveLength(4);
  expect(names('cam-0001')[0]).toBe('camera 澜川电视塔高空瞭望');
});
